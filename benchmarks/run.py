"""All benchmarks: `python -m benchmarks.run [--quick]`; with --write the tables go into benchmarks/RESULTS.md."""

import sys
import time
from argparse import ArgumentParser
from pathlib import Path

from benchmarks import (
    bench_crash,
    bench_demo,
    bench_dispatch,
    bench_language,
    bench_load,
    bench_market_days,
    bench_multitrip,
    bench_race,
    bench_statements,
    bench_weight,
)
from benchmarks.alone import answered
from benchmarks.grounds import grounds
from benchmarks.machine import machine_line
from benchmarks.tables import in_markdown

RESULTS = Path(__file__).with_name("RESULTS.md")
BEGIN, END = "<!-- tables: begin -->", "<!-- tables: end -->"
QUESTIONS = {
    "statements": bench_statements.measure,
    "weight": bench_weight.measure,
    "race": bench_race.measure,
    "crash": bench_crash.measure,
    "load": bench_load.measure,
    "demo": bench_demo.measure,
    "language": bench_language.measure,
    "dispatch": bench_dispatch.measure,
    "market days": bench_market_days.measure,
    "multitrip": bench_multitrip.measure,
}


def main() -> int:
    """Ask every question, print every table, and leave with 1 if any answer is wrong."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="fewer and shorter runs, under three minutes")
    parser.add_argument("--write", action="store_true", help=f"put the tables into {RESULTS.name}")
    parser.add_argument("--only", nargs="+", choices=list(QUESTIONS), default=list(QUESTIONS), help="some questions")
    asked = parser.parse_args()
    machine, began = machine_line(), time.monotonic()
    print(machine, flush=True)
    tables, faults = [], []
    with grounds() as found:
        for name in asked.only:
            print(f"\nAsking: {name} ...", flush=True)
            answer = answered(QUESTIONS[name], found, quick=asked.quick)
            tables += answer.tables
            faults += answer.faults
    minutes = (time.monotonic() - began) / 60
    last = f"{minutes:.1f} minutes in all; {len(faults)} figures out of bounds."
    print(f"\n{last}")
    if asked.write:
        text = "\n\n".join(
            [f"Machine: {machine}.", *map(in_markdown, tables), last, *(f"- {fault}" for fault in faults)]
        )
        RESULTS.write_text(with_tables(RESULTS.read_text(encoding="utf-8"), text), encoding="utf-8")
    return 1 if faults else 0


def with_tables(page: str, tables: str) -> str:
    """The page with what stands between its two marks replaced; ValueError if a mark is missing."""
    before, begin, rest = page.partition(BEGIN)
    _old, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"{RESULTS.name} needs the marks {BEGIN} and {END}.")
    return f"{before}{BEGIN}\n\n{tables}\n\n{END}{after}"


if __name__ == "__main__":
    sys.exit(main())
