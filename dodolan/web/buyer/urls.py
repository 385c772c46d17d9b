"""Addresses of the buyer's pages."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
