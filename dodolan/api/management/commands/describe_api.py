"""`dodolan describe_api`: the description of the API for other programs; `make reference` keeps it in docs/."""

import json
from typing import Any

from django.core.management.base import BaseCommand

from dodolan.api.v1.door import api


class Command(BaseCommand):
    """Prints OpenAPI."""

    help = "Print the description of the API (OpenAPI, JSON)."
    requires_system_checks: list[str] = []

    def handle(self, **_options: Any) -> None:
        """Print it."""
        self.stdout.write(json.dumps(api.get_openapi_schema(), indent=1, ensure_ascii=False))
