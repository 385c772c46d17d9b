"""Addresses of the ledger."""

from django.urls import path

from dodolan.web.office.ledger import pages

app_name = "ledger"
urlpatterns = [
    path("buku/", pages.ledger, name="list"),
    path("buku/jenis/<str:kind>/", pages.accounts, name="accounts"),
    path("buku/akun/<uuid:account>/", pages.account, name="account"),
    path("buku/<uuid:journal>/", pages.journal, name="journal"),
]
