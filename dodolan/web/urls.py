"""The addresses of all pages, face by face; words in addresses are Indonesian."""

from django.urls import include, path

urlpatterns = [
    path("", include("dodolan.web.public.urls")),
    path("", include("dodolan.web.buyer.urls")),
    path("lapak/", include("dodolan.web.trader.urls")),
    path("kurir/", include("dodolan.web.runner.urls")),
    path("petugas/", include("dodolan.web.office.urls")),
]
