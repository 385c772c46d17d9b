"""The addresses of all pages, room by room; words in addresses are Indonesian."""

from django.urls import include, path

app_name = "web"
urlpatterns = [
    path("", include("dodolan.web.account.urls")),
    path("", include("dodolan.web.buyer.urls")),
    path("lapak/", include("dodolan.web.trader.urls")),
    path("kurir/", include("dodolan.web.runner.urls")),
    path("petugas/", include("dodolan.web.officer.urls")),
]
