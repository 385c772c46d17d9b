"""Addresses of looking around."""

from django.urls import path

from dodolan.web.buyer.browsing import offers, pages

app_name = "browsing"
urlpatterns = [
    path("", pages.home, name="home"),
    path("cari/", pages.search, name="search"),
    path("pasar/<slug:market>/", pages.market_page, name="market"),
    path("pasar/<slug:market>/barang/<uuid:offer>/", offers.offer_page, name="offer"),
    path("pasar/<slug:market>/lapak/<slug:slug>/", pages.stall_page, name="stall"),
]
