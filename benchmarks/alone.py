"""Asking one question by itself: `python -m benchmarks.bench_race --quick`."""

import sys
from argparse import ArgumentParser
from collections.abc import Callable, Sequence

from benchmarks.grounds import Ground, grounds
from benchmarks.machine import machine_line
from benchmarks.tables import Answer, in_markdown

Question = Callable[..., Answer]


def ask_alone(question: Question) -> None:
    """Ask, print and leave with 1 if something is wrong."""
    parser = ArgumentParser(description=sys.modules[question.__module__].__doc__)
    parser.add_argument("--quick", action="store_true", help="fewer and shorter runs")
    quick = parser.parse_args().quick
    print(machine_line(), flush=True)
    with grounds() as found:
        answer = answered(question, found, quick=quick)
    sys.exit(1 if answer.faults else 0)


def answered(question: Question, found: Sequence[Ground], *, quick: bool) -> Answer:
    """The answer to a question, printed as soon as it is there."""
    answer = question(found, quick=quick)
    for table in answer.tables:
        print(f"\n{in_markdown(table)}", flush=True)
    for fault in answer.faults:
        print(f"WRONG  {fault}", flush=True)
    return answer
