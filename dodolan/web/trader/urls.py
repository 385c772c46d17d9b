"""The trader's pages, room by room."""

from django.urls import include, path

app_name = "trader"
urlpatterns = [
    path("", include("dodolan.web.trader.orders.urls")),
    path("", include("dodolan.web.trader.money.urls")),
    path("", include("dodolan.web.trader.prices.urls")),
]
