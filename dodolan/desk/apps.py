"""Makes Django find the commands."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    """Holds no tables."""

    name = "dodolan.desk"
    label = "desk"
