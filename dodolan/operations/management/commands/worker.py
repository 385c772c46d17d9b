"""`dodolan worker`: deliver events, look at the clock, do what can wait, until told to stop."""

import signal
from typing import Any

from django.conf import settings
from django.utils.module_loading import import_string

from dodolan.kernel.jobs.actions import ClockJob
from dodolan.kernel.plugs import plugged
from dodolan.operations.commands import CityCommand
from dodolan.operations.working import loops, work

STOP_SIGNALS = (signal.SIGTERM, signal.SIGINT)


class Command(CityCommand):
    """Runs until SIGTERM or SIGINT, then ends within eight seconds."""

    help = "Bring codes to phones, open market days, tidy up, until Ctrl-C. `dodolan start` runs one."
    requires_system_checks: list[str] = []

    def handle(self, **_options: Any) -> None:
        """Work."""
        # Blocked in every thread and waited for in this one: no handler runs in the middle of anything.
        signal.pthread_sigmask(signal.SIG_BLOCK, STOP_SIGNALS)
        # Named in the settings, as Django names the addresses: the office stands below config (docs/decisions/0004).
        rounds = loops(listeners=import_string(settings.LISTENERS), jobs=[*plugged(ClockJob).values()])
        for name in work(rounds, until=lambda: signal.sigwait(STOP_SIGNALS)):
            self.stderr.write(f"The worker's {name} was still at work and was left; it is done again later.")
