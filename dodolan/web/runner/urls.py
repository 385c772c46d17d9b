"""Addresses of the runner's pages."""

from django.urls import path

from dodolan.web.runner import cash, drops, picking, shift

urlpatterns = [
    path("", shift.overview, name="runner"),
    path("mulai/", shift.start, name="runner-start"),
    path("terima/", shift.take, name="runner-take"),
    path("lepas/<str:number>/", shift.release, name="runner-release"),
    path("pulang/", shift.end, name="runner-end"),
    path("belanja/", picking.shopping, name="picking"),
    path("belanja/cetak/", picking.printed, name="picking-print"),
    path("timbang/", picking.weigh, name="weigh"),
    path("ambil/", picking.take, name="take"),
    path("kurang/<uuid:line>/", picking.skip, name="skip"),
    path("tanya/<uuid:line>/", picking.ask, name="ask"),
    path("bayar/<uuid:stall>/", picking.pay, name="pay-stall"),
    path("antar/", drops.drops, name="drops"),
    path("antar/<str:number>/", drops.door, name="drop"),
    path("antar/<str:number>/kosong/", drops.nobody, name="nobody-there"),
    path("kas/", cash.count, name="cash"),
]
