"""Addresses of a shift."""

from django.urls import path

from dodolan.web.runner.shift import pages

app_name = "shift"
urlpatterns = [
    path("", pages.overview, name="show"),
    path("mulai/", pages.start, name="start"),
    path("terima/", pages.take, name="take"),
    path("lepas/<str:number>/", pages.release, name="release"),
    path("pulang/", pages.end, name="end"),
]
