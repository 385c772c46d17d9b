"""Addresses of the runner's pages."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
