"""The address of the cash count."""

from django.urls import path

from dodolan.web.runner.cash import pages

app_name = "cash"
urlpatterns = [
    path("kas/", pages.count, name="show"),
]
