"""Addresses of the basket."""

from django.urls import path

from dodolan.web.buyer.basket import pages

app_name = "basket"
urlpatterns = [
    path("keranjang/", pages.show, name="show"),
    path("keranjang/isi/", pages.put, name="put"),
    path("keranjang/keluarkan/", pages.remove, name="remove"),
    path("pesan/", pages.place_order, name="place"),
]
