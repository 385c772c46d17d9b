"""Addresses of a trader's orders."""

from django.urls import path

from dodolan.web.trader.orders import pages

app_name = "orders"
urlpatterns = [
    path("", pages.orders_today, name="list"),
    path("siap/<uuid:order>/", pages.ready, name="ready"),
    path("habis/<uuid:line>/", pages.out, name="out"),
]
