"""Addresses of the business register."""

from django.urls import path

from dodolan.web.office.register import opening, pages

app_name = "register"
urlpatterns = [
    path("usaha/", pages.businesses, name="list"),
    path("usaha/baru/", pages.new_business, name="new-business"),
    path("usaha/<uuid:business>/lapak/", opening.new_stall, name="new-stall"),
    path("usaha/lapak/<uuid:stall>/", pages.stall, name="stall"),
    path("usaha/lapak/<uuid:stall>/keadaan/", pages.stall_status, name="stall-status"),
]
