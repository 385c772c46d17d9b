"""The address of the audit trail."""

from django.urls import path

from dodolan.web.office.trail import pages

app_name = "trail"
urlpatterns = [
    path("jejak/", pages.trail, name="list"),
]
