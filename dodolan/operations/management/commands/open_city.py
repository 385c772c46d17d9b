"""`dodolan open_city`: make an empty folder a real city."""

import os
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from dodolan.kernel.clock import now
from dodolan.kernel.errors import Refused
from dodolan.operations.officers import NewOfficer, read_officer
from dodolan.operations.opening.city import Opened, must_be_free_for, open_with_officer
from dodolan.operations.opening.missing import missing
from dodolan.operations.opening.preparing import bring_tables_up_to_date
from dodolan.operations.opening.standing import code_here
from dodolan.operations.typing import asked, typed_for
from dodolan.people.accounts.queries import signs_in_by_password
from dodolan.people.phones import read_phone
from dodolan.people.places.facts import facts_of, known_cities


class Command(BaseCommand):
    """Run again, it adds what is missing and changes nothing that is there."""

    help = "Open a real city: its markets, goods, fees and first days; no invented stall or person."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Which city, and what only its office can say."""
        parser.add_argument("--city", default=os.environ.get("CITY") or "", help="number of the city, like 3573")
        parser.add_argument("--help-phone", default="", help="number on every page, like 0812 3456 7890")
        parser.add_argument("--officer", default="", metavar="PHONE", help="phone of the first officer")
        parser.add_argument("--name", default="", help="name of the first officer")

    def handle(self, *, city: str, help_phone: str, officer: str, name: str, **_options: Any) -> None:
        """Open it, enter the officer, say what is still missing."""
        try:
            code = _which(city)
            is_new = not code_here()
            # Of a city that is to be nothing is made before everything was answered, not even its tables and key.
            if not is_new:
                bring_tables_up_to_date()
                must_be_free_for(code)
            number = _help_number(help_phone)
            entry, there = _officer(officer, name, is_new=is_new)
            bring_tables_up_to_date()
            opened, key = open_with_officer(code=code, help_phone=number, officer=entry, at=now())
        except Refused as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(_said(opened))
        for said in filter(None, (there, key)):
            self.stdout.write(f"\n{said}")
        for sentence in missing():
            self.stdout.write(f"Still missing: {sentence}")
        self.stdout.write("\n`dodolan start` serves the city; `dodolan open_city` again says what is missing then.")


def _which(city: str) -> str:
    """The number of the city to open: the one said, the one that is here, or the one typed. Raises UnknownCity."""
    known = ", ".join(f"{code} {name}" for code, name in known_cities())
    code = city or code_here() or asked(f"Number of the city ({known})")
    if not code:
        raise CommandError(f"Which city? Say --city NUMBER; known are {known}.")
    facts_of(code)
    return code


def _help_number(typed: str) -> str:
    """The help number in E.164, "" for none yet."""
    typed = typed or asked("Help number on WhatsApp (empty: later)")
    with typed_for("help phone"):
        return read_phone(typed) if typed else ""


def _officer(phone: str, name: str, *, is_new: bool) -> tuple[NewOfficer | None, str]:
    """Who is to be entered, or why nobody: whoever is in keeps the password and the key."""
    phone = phone or asked("Phone of the first officer (empty: later)")
    if not phone:
        return None, ""
    with typed_for("officer's phone"):
        number = read_phone(phone)
    if not is_new and signs_in_by_password(number):
        return None, f"{phone} is an officer already and was left alone; add_officer makes a new password and key."
    called = name or asked("Name of the officer")
    if not called:
        raise CommandError("The officer needs a name: --name ...")
    return read_officer(phone=phone, name=called), ""


def _said(opened: Opened) -> str:
    city = opened.city
    return (
        f"{city.name} ({city.code}) is open: {opened.markets} markets, {opened.districts} districts, "
        f"{opened.villages} villages.\n"
        f"Added now: {opened.new_goods} goods, {opened.new_fees} delivery fees, {opened.new_days} market days."
    )
