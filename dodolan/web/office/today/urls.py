"""The address of the day."""

from django.urls import path

from dodolan.web.office.today import pages

app_name = "today"
urlpatterns = [
    path("", pages.today, name="show"),
]
