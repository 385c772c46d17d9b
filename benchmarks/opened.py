"""Opens Django when imported, for programs that work inside a city's database: import it before any model."""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dodolan.config.settings")
django.setup()
