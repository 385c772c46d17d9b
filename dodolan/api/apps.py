"""Makes Django find the api."""

from django.apps import AppConfig


class ApiConfig(AppConfig):
    """Holds no tables."""

    name = "dodolan.api"
    label = "api"
