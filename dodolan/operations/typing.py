"""What a person types at the shell."""

import sys
from getpass import getpass

from django.contrib.auth.password_validation import validate_password


def asked(question: str) -> str:
    """The answer typed to a question; "" where nobody sits at the terminal."""
    return input(f"{question}: ").strip() if sys.stdin.isatty() else ""


def new_password() -> str:
    """A new password, typed unseen, or the first line of standard input. Raises ValidationError for a weak one."""
    password = getpass("Password: ") if sys.stdin.isatty() else sys.stdin.readline().rstrip("\n")
    validate_password(password)
    return password
