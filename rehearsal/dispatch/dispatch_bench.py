"""The command `dodolan dispatch_bench`: an outside clock drives the planner through one day, a JSON object a line."""

import json
import sys
from argparse import ArgumentParser
from collections.abc import Sequence
from typing import TextIO

from rehearsal.dispatch.bench import Talk

SUMMARY = "Play one day of the public dispatch benchmark on stdin and stdout."


def main(arguments: Sequence[str], said: TextIO = sys.stdin, answers: TextIO = sys.stdout) -> int:
    """The first line opens the day, every other one is answered at once, "end" ends it; 2 for what is no such talk."""
    ArgumentParser(prog="dodolan dispatch_bench", description=SUMMARY).parse_args(arguments)
    talk: Talk | None = None
    for line in said:
        try:
            told = json.loads(line)
            if told.get("end"):
                return 0
            if talk is None:
                talk, answer = Talk(told), {"ready": True}
            else:
                answer = talk.answer(told)
        except (ValueError, KeyError, TypeError, AttributeError) as wrong:
            sys.stderr.write(f"dodolan: This line is not of the talk ({type(wrong).__name__}: {wrong}): {line[:200]}\n")
            return 2
        answers.write(json.dumps(answer, separators=(",", ":")) + "\n")
        # The other side waits for this line before it says the next.
        answers.flush()
    return 0
