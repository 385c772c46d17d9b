"""What Django knows of the rehearsal: its commands."""

from django.apps import AppConfig


class RehearsalConfig(AppConfig):
    """Owns no table."""

    name = "rehearsal"
    label = "rehearsal"
