"""All addresses: the API, pages, and nothing else."""

from django.urls import include, path

urlpatterns = [
    path("", include("dodolan.api.urls")),
    path("", include("dodolan.web.urls")),
]
handler400 = "dodolan.web.kit.errors.bad_request"
handler403 = "dodolan.web.kit.errors.forbidden"
handler404 = "dodolan.web.kit.errors.not_found"
handler500 = "dodolan.web.kit.errors.server_error"
