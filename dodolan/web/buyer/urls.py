"""Addresses of the buyer's pages."""

from django.urls import path

from dodolan.web.buyer import baskets, offers, orders, price_lists

urlpatterns = [
    path("", price_lists.home, name="home"),
    path("cari/", price_lists.search, name="search"),
    path("pasar/<slug:market>/", price_lists.market_page, name="market"),
    path("pasar/<slug:market>/barang/<uuid:offer>/", offers.offer_page, name="offer"),
    path("pasar/<slug:market>/lapak/<slug:slug>/", price_lists.stall_page, name="stall"),
    path("pasar/<slug:market>/keranjang/", baskets.show, name="basket"),
    path("pasar/<slug:market>/keranjang/isi/", baskets.put, name="basket-put"),
    path("pasar/<slug:market>/keranjang/keluarkan/", baskets.remove, name="basket-remove"),
    path("pasar/<slug:market>/pesan/", baskets.place_order, name="place"),
    path("pesanan/", orders.my_orders, name="orders"),
    path("pesanan/<str:secret>/", orders.track, name="track"),
    path("pesanan/<str:secret>/batal/", orders.cancel, name="cancel"),
    path("pesanan/<str:secret>/lagi/", orders.again, name="again"),
    path("pesanan/<str:secret>/jawab/<uuid:consent>/", orders.answer, name="consent"),
    path("pesanan/<str:secret>/struk/", orders.receipt, name="receipt"),
]
