"""Addresses of what the city decides."""

from django.urls import path

from dodolan.web.office.city import pages

app_name = "city"
urlpatterns = [
    path("kota/", pages.terms, name="terms"),
    path("kota/ongkos/", pages.fees, name="fees"),
    path("kota/jam/", pages.slots, name="slots"),
]
