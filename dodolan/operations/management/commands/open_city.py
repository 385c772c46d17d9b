"""`dodolan open_city`: make an empty folder a real city."""

import os
from argparse import ArgumentParser
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from dodolan.kernel.clock import now
from dodolan.kernel.errors import Refused
from dodolan.operations.officers import enter_officer
from dodolan.operations.opening.city import Opened, open_city
from dodolan.operations.opening.missing import missing
from dodolan.operations.opening.preparing import bring_tables_up_to_date
from dodolan.operations.typing import asked, new_password
from dodolan.people.accounts.queries import signs_in_by_password
from dodolan.people.phones import read_phone
from dodolan.people.places.facts import facts_of, known_cities
from dodolan.people.places.models import City


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
            bring_tables_up_to_date()
            # All that can be refused is asked first, so that a city is not left half open by a slip of the finger.
            code = _which(city)
            help_phone = help_phone or asked("Help number on WhatsApp (empty: later)")
            number = read_phone(help_phone) if help_phone else ""
            officer = officer or asked("Phone of the first officer (empty: later)")
            entry = self._officer(officer, name) if officer else None
            opened = open_city(code=code, help_phone=number, at=now())
            said = _entered(entry, at=now()) if entry else ""
        except Refused as refusal:
            raise CommandError(str(refusal)) from refusal
        except ValidationError as weak:
            raise CommandError(" ".join(weak.messages)) from weak
        self.stdout.write(_said(opened))
        if said:
            self.stdout.write(f"\n{said}")
        for sentence in missing():
            self.stdout.write(f"Still missing: {sentence}")
        self.stdout.write("\n`dodolan start` serves the city; `dodolan open_city` again says what is missing then.")

    def _officer(self, phone: str, name: str) -> dict[str, str]:
        # Whoever is in keeps the password and the key: a second run changes nothing that is there.
        if signs_in_by_password(read_phone(phone)):
            return {"phone": phone}
        called = name or asked("Name of the officer")
        if not called:
            raise CommandError("The officer needs a name: --name ...")
        return {"phone": phone, "name": called, "password": new_password()}


def _which(city: str) -> str:
    """The number of the city to open: the one said, the one that is here, or the one typed. Raises UnknownCity."""
    here = City.objects.values_list("code", flat=True).first()
    known = ", ".join(f"{code} {name}" for code, name in known_cities())
    code = city or here or asked(f"Number of the city ({known})")
    if not code:
        raise CommandError(f"Which city? Say --city NUMBER; known are {known}.")
    facts_of(code)
    return code


def _entered(entry: dict[str, str], at: datetime) -> str:
    if "password" not in entry:
        return f"{entry['phone']} is an officer already and was left alone; add_officer makes a new password and key."
    return enter_officer(**entry, role="officer", at=at)


def _said(opened: Opened) -> str:
    city = opened.city
    return (
        f"{city.name} ({city.code}) is open: {opened.markets} markets, {opened.districts} districts, "
        f"{opened.villages} villages.\n"
        f"Added now: {opened.new_goods} goods, {opened.new_fees} delivery fees, {opened.new_days} market days."
    )
