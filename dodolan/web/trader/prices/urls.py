"""Addresses of a trader's goods and prices."""

from django.urls import path

from dodolan.web.trader.prices import goods, pages

app_name = "prices"
urlpatterns = [
    path("harga/", pages.prices, name="list"),
    path("stok/<uuid:offer>/", pages.stock, name="stock"),
    path("barang/<slug:stall>/", goods.new_good, name="new-good"),
    path("turun/<uuid:offer>/", goods.off, name="off"),
    path("tutup/<slug:stall>/", pages.closure, name="closure"),
]
