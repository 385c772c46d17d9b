"""Addresses of signing in and out."""

from django.urls import path

from dodolan.web.public.account import pages

app_name = "account"
urlpatterns = [
    path("masuk/", pages.sign_in, name="sign-in"),
    path("masuk/kode/", pages.enter_code, name="enter-code"),
    path("masuk/petugas/", pages.officer_sign_in, name="officer-sign-in"),
    path("keluar/", pages.sign_out, name="sign-out"),
    path("akun/", pages.account, name="show"),
    path("akun/sesi/", pages.end, name="end"),
    path("bahasa/", pages.language, name="language"),
]
