"""What Django knows of the services: their tables."""

from django.apps import AppConfig


class ServicesConfig(AppConfig):
    """Owns signatures and what else its rooms keep."""

    name = "dodolan.services"
    label = "services"
    default_auto_field = "django.db.models.BigAutoField"
