"""The runner's pages, room by room."""

from django.urls import include, path

app_name = "runner"
urlpatterns = [
    path("", include("dodolan.web.runner.shift.urls")),
    path("", include("dodolan.web.runner.picking.urls")),
    path("", include("dodolan.web.runner.stops.urls")),
    path("", include("dodolan.web.runner.cash.urls")),
]
