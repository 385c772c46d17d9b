"""Addresses of deliveries."""

from django.urls import path

from dodolan.web.runner.stops import pages

app_name = "stops"
urlpatterns = [
    path("antar/", pages.stops, name="list"),
    path("antar/<str:number>/", pages.stop, name="show"),
    path("antar/<str:number>/kosong/", pages.nobody, name="nobody-there"),
]
