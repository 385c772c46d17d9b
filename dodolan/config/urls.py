"""All addresses: the API, pages, and nothing else."""

from django.urls import include, path

urlpatterns = [
    path("", include("dodolan.api.urls")),
    path("", include("dodolan.web.urls")),
]
handler400 = "dodolan.web.errors.bad_request"
handler403 = "dodolan.web.errors.forbidden"
handler404 = "dodolan.web.errors.not_found"
handler500 = "dodolan.web.errors.server_error"
