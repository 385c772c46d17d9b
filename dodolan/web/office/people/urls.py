"""Addresses of people and their roles."""

from django.urls import path

from dodolan.web.office.people import pages

app_name = "people"
urlpatterns = [
    path("orang/", pages.people, name="list"),
    path("orang/<uuid:role>/cabut/", pages.take, name="take-role"),
]
