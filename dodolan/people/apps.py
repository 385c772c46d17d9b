"""The title action of the tables of people."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Owns places, accounts and businesses."""

    name = "dodolan.people"
    label = "people"
    default_auto_field = "django.db.models.BigAutoField"
