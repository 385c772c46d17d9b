"""Addresses of runners and their boxes."""

from django.urls import path

from dodolan.web.office.runners import pages

app_name = "runners"
urlpatterns = [
    path("kurir/", pages.runners, name="list"),
    path("kurir/<uuid:day>/beri/", pages.give, name="assign"),
    path("kurir/kotak/<uuid:box>/", pages.verify, name="verify"),
    path("kurir/kas/<uuid:box>/ulang/", pages.send_back, name="send-back"),
]
