"""Lets an outside clock drive the dispatch planner through one day: a JSON object a line, in and out."""

import json
import sys
from typing import Any

from django.core.management.base import BaseCommand

from dodolan.desk.dispatching.bench import Talk


class Command(BaseCommand):
    """Answers each line of the benchmark's talk until it ends."""

    help = "Play one day of the public dispatch benchmark on stdin and stdout."
    requires_system_checks = []

    def handle(self, *_args: Any, **_options: Any) -> None:
        """The first line opens the day, every other one is answered, the end ends it."""
        talk: Talk | None = None
        for line in sys.stdin:
            told = json.loads(line)
            if told.get("end"):
                return
            if talk is None:
                talk, answer = Talk(told), {"ready": True}
            else:
                answer = talk.answer(told)
            self.stdout.write(json.dumps(answer, separators=(",", ":")))
            self.stdout.flush()
