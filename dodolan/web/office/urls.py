"""The office's pages, room by room."""

from django.urls import include, path

app_name = "office"
urlpatterns = [
    path("", include("dodolan.web.office.today.urls")),
    path("", include("dodolan.web.office.orders.urls")),
    path("", include("dodolan.web.office.runners.urls")),
    path("", include("dodolan.web.office.payouts.urls")),
    path("", include("dodolan.web.office.ledger.urls")),
    path("", include("dodolan.web.office.register.urls")),
    path("", include("dodolan.web.office.people.urls")),
    path("", include("dodolan.web.office.city.urls")),
    path("", include("dodolan.web.office.trail.urls")),
]
