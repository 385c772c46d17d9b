"""`dodolan switch`: what is on in this city; `dodolan switch KEY on|off` turns one."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import CommandError

from dodolan.kernel.audit.actions import SYSTEM
from dodolan.kernel.clock import now
from dodolan.kernel.plugs import plugged
from dodolan.kernel.switches.actions import turn
from dodolan.kernel.switches.queries import states_of
from dodolan.kernel.switches.values import Switch
from dodolan.operations.commands import CityCommand

STATES = {True: "on", False: "off"}


class Command(CityCommand):
    """Lists all switches, or turns one."""

    help = "List what is on or off in this city, or turn it: KEY on, KEY off."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Which, and how."""
        parser.add_argument("key", nargs="?", default="", help="as listed without arguments")
        parser.add_argument("state", nargs="?", default="", choices=["on", "off", ""], metavar="on|off")

    def handle(self, *, key: str, state: str, **_options: Any) -> None:
        """Turn, then say how things stand."""
        switches = plugged(Switch)
        if key:
            self._turn(switches, key, state)
        stand = states_of([*switches.values()])
        for switch in switches.values():
            if key in ("", switch.key):
                self.stdout.write(f"{switch.key:<28}{STATES[stand[switch.key]]:<5}{switch.words}")

    def _turn(self, switches: dict[str, Switch], key: str, state: str) -> None:
        if key not in switches:
            raise CommandError(f"There is no switch {key!r}. There are: {', '.join(switches)}.")
        if not state:
            raise CommandError(f"Say how: `dodolan switch {key} on` or `dodolan switch {key} off`.")
        turn(switch=switches[key], on=state == "on", by=SYSTEM, at=now())
