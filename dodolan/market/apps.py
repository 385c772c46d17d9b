"""The title action of the market's tables."""

from django.apps import AppConfig


class MarketConfig(AppConfig):
    """Owns the tables of all rooms of the market."""

    name = "dodolan.market"
    label = "market"
    default_auto_field = "django.db.models.BigAutoField"
