"""Addresses of shopping."""

from django.urls import path

from dodolan.web.runner.picking import pages

app_name = "picking"
urlpatterns = [
    path("belanja/", pages.shopping, name="list"),
    path("belanja/cetak/", pages.printed, name="print"),
    path("timbang/", pages.weigh, name="weigh"),
    path("ambil/", pages.take, name="take"),
    path("kurang/<uuid:line>/", pages.skip, name="skip"),
    path("tanya/<uuid:line>/", pages.ask, name="ask"),
    path("tanya/<uuid:line>/tarik/", pages.withdraw, name="withdraw"),
    path("bayar/<uuid:stall>/", pages.pay, name="pay-stall"),
]
