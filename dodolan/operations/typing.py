"""What a person types at the shell."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from getpass import getpass

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import CommandError
from django.utils.translation import override

from dodolan.kernel.errors import Refused


def asked(question: str) -> str:
    """The answer typed to a question; "" where nobody sits at the terminal."""
    return input(f"{question}: ").strip() if sys.stdin.isatty() else ""


@contextmanager
def typed_for(field: str) -> Iterator[None]:
    """A refusal inside names the field: of three that were typed, only one has to be typed again."""
    try:
        yield
    except Refused as refusal:
        raise CommandError(f"{field}: {refusal}") from refusal


def new_password() -> str:
    """A new password, typed unseen and twice, or the first line of standard input; CommandError for a weak one."""
    if sys.stdin.isatty():
        password = getpass("Password: ")
        _must_be_strong(password)
        # What nobody saw may not be what was meant, and there is no way back in.
        if getpass("The same password again: ") != password:
            raise CommandError("password: The two are not the same; nothing was done.")
    else:
        password = sys.stdin.readline().rstrip("\n")
        _must_be_strong(password)
    return password


def _must_be_strong(password: str) -> None:
    # The framework's sentences follow the language of pages; commands speak English.
    with override("en"):
        try:
            validate_password(password)
        except ValidationError as weak:
            raise CommandError(f"password: {' '.join(weak.messages)}") from weak
