"""The buyer's pages, room by room."""

from django.urls import include, path

app_name = "buyer"
urlpatterns = [
    path("", include("dodolan.web.buyer.browsing.urls")),
    path("pasar/<slug:market>/", include("dodolan.web.buyer.basket.urls")),
    path("pesanan/", include("dodolan.web.buyer.purchases.urls")),
]
