"""Addresses of orders."""

from django.urls import path

from dodolan.web.office.orders import list_pages, pages

app_name = "orders"
urlpatterns = [
    path("pesanan/", list_pages.orders, name="list"),
    path("pesanan/<str:number>/", pages.order, name="show"),
    path("pesanan/<str:number>/bukti/", pages.confirm, name="confirm"),
    path("pesanan/<str:number>/kurir/", pages.give, name="assign"),
    path("pesanan/<str:number>/tarik/", pages.take, name="unassign"),
    path("pesanan/<str:number>/batal/", pages.cancel, name="cancel"),
    path("pesanan/<str:number>/tanpa-pin/", pages.release, name="release"),
    path("pesanan/<str:number>/hapus-buku/", pages.write_off, name="write-off"),
]
