"""Addresses of payouts."""

from django.urls import path

from dodolan.web.office.payouts import pages

app_name = "payouts"
urlpatterns = [
    path("uang/", pages.settlement, name="list"),
    path("uang/usul/", pages.propose, name="propose"),
    path("uang/setuju/<str:day>/", pages.approve, name="approve"),
    path("uang/<uuid:payout>/lunas/", pages.paid, name="paid"),
]
