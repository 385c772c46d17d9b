"""The title deed of the tables of services."""

from django.apps import AppConfig


class ServicesConfig(AppConfig):
    """Owns signatures and what else its rooms keep."""

    name = "dodolan.services"
    label = "services"
    default_auto_field = "django.db.models.BigAutoField"
