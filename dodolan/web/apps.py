"""What Django knows of the pages: their static files, and the sentences they speak."""

from pathlib import Path

from django.apps import AppConfig
from django.conf import settings

from dodolan.wording.catalogues import compile_catalogues


class WebConfig(AppConfig):
    """Holds no tables."""

    name = "dodolan.web"
    label = "web"

    def ready(self) -> None:
        """Compile the sentences where they changed; every program that shows a page or speaks comes through here."""
        for folder in settings.LOCALE_PATHS:
            Path(folder).mkdir(parents=True, exist_ok=True)
            compile_catalogues(Path(folder))
