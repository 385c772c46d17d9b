"""Pages for everybody, room by room."""

from django.urls import include, path

app_name = "public"
urlpatterns = [
    path("", include("dodolan.web.public.account.urls")),
]
