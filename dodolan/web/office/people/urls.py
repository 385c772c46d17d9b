"""Addresses of people and their roles."""

from django.urls import path

from dodolan.web.office.people import pages, person

app_name = "people"
urlpatterns = [
    path("orang/", pages.people, name="list"),
    path("orang/<uuid:user>/", person.show, name="show"),
    path("orang/<uuid:user>/nomor/", person.phone, name="phone"),
    path("orang/<uuid:user>/tutup/", person.close, name="close"),
    path("orang/<uuid:user>/buka/", person.reopen, name="reopen"),
    path("orang/<uuid:user>/keluar/", person.sign_out, name="sign-out"),
    path("orang/<uuid:role>/cabut/", pages.take, name="take-role"),
]
