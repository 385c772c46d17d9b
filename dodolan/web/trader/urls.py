"""Addresses of the trader's pages."""

from django.urls import path

from dodolan.web.trader import goods, orders, price_list

urlpatterns = [
    path("", orders.orders_today, name="trader-orders"),
    path("siap/<uuid:order>/", orders.ready, name="trader-ready"),
    path("habis/<uuid:line>/", orders.out, name="trader-out"),
    path("uang/", orders.money, name="trader-money"),
    path("harga/", price_list.prices, name="trader-prices"),
    path("stok/<uuid:offer>/", price_list.stock, name="trader-stock"),
    path("barang/<slug:stall>/", goods.new_good, name="trader-new-good"),
    path("turun/<uuid:offer>/", goods.off, name="trader-off"),
    path("tutup/<slug:stall>/", price_list.closure, name="trader-closure"),
]
