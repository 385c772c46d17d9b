"""Addresses of signing in and out."""

from django.urls import path

from dodolan.web.account import views

urlpatterns = [
    path("masuk/", views.sign_in, name="sign-in"),
    path("masuk/kode/", views.enter_code, name="enter-code"),
    path("masuk/petugas/", views.officer_sign_in, name="officer-sign-in"),
    path("keluar/", views.sign_out, name="sign-out"),
    path("akun/", views.account, name="account"),
    path("bahasa/", views.language, name="language"),
]
