"""Makes Django find the templates, static files and template tags."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """Holds no tables."""

    name = "dodolan.web"
    label = "web"
