"""What Django knows of the pages: their static files, and the sentences they speak."""

from pathlib import Path
from typing import Any

from django.apps import AppConfig
from django.conf import settings

from dodolan.wording.catalogues import compile_catalogues


class WebConfig(AppConfig):
    """Holds no tables. Sentences are compiled where they changed, by every program that shows a page or speaks."""

    name = "dodolan.web"
    label = "web"

    def __init__(self, *words: Any) -> None:
        """Compile before any table is imported."""
        # A table names itself in words, and the catalogue loaded for that stays: compiled later, it would stay empty.
        for folder in settings.LOCALE_PATHS:
            Path(folder).mkdir(parents=True, exist_ok=True)
            compile_catalogues(Path(folder))
        super().__init__(*words)
