"""What Django knows of the shell: its commands."""

from django.apps import AppConfig


class OperationsConfig(AppConfig):
    """Holds no tables."""

    name = "dodolan.operations"
    label = "operations"
