"""The address of a trader's money."""

from django.urls import path

from dodolan.web.trader.money import pages

app_name = "money"
urlpatterns = [
    path("uang/", pages.money, name="show"),
]
