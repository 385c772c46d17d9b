"""How right and how fast are market sentences read, on messages nothing was tuned on, and does any text break it?"""

import json
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from benchmarks.alone import ask_alone
from benchmarks.grounds import Ground
from benchmarks.messages.mutations import mutated
from benchmarks.messages.scoring import Score, scored
from benchmarks.messages.sets import FOLDER, NAMES, messages_of, read
from benchmarks.tables import Answer, Table, percentile
from dodolan.engines.language.intents.classifier import load_model
from dodolan.engines.language.lexicon.tables import load_lexicon
from dodolan.engines.language.reader import Reader
from dodolan.operations.reading.catalogues import products_from

COMMAND = "python -m benchmarks.bench_language"
SHARED = Path(__file__).parents[2] / "shared" / "data" / "chat_dev.jsonl"
LEAST = {"line_f1": 0.93, "exact": 0.82, "intents": 0.95, "handled": 0.75}
MOST_ASKED = 0.08
LEAST_A_SECOND, MOST_MS, MOST_START_S, MOST_MIB = 300, 20.0, 1.0, 60.0
FAULTS = ("intent", "good not found", "good not meant", "number", "unit", "money", "needless question")
HARD = (
    "tomat 2 kg, ", "a b c d ", "1 2 3 4 ", "tomatt wortell ", "1. a\n", "rong ", "gak usah ", "ganti eh ", "🍅", "(",
    "sak ", "setengah ", "masing masing 2 ", "bawang ", "x", "kntng wrtl ",
)  # fmt: skip


def measure(found: Sequence[Ground], *, quick: bool) -> Answer:  # noqa: ARG001  no database is asked
    """Figures on every set, by kind of fault; then speed, size, and a million spoiled messages (quick: a thousand)."""
    answer = Answer()
    reader = Reader(load_lexicon(), products_from(None), load_model())
    scores = {name: scored(reader, messages_of(name)) for name in NAMES}
    if SHARED.exists():
        scores["chat_dev"] = scored(reader, read(SHARED))
    _tell_figures(answer, scores)
    _tell_faults(answer, scores)
    _tell_speed(answer, reader, spoiled=1000 if quick else 1_000_000)
    return answer


def _tell_figures(answer: Answer, scores: dict[str, Score]) -> None:
    rows: list[Sequence[object]] = []
    for name, score in scores.items():
        shares = {part: score.share(part) for part in ("exact", "intents", "handled", "asked")}
        shares["line_f1"] = score.line_f1
        handled = f"{shares['handled']:.3f}" if score.ambiguous else "-"
        rows.append(
            (
                name,
                score.clear,
                score.ambiguous,
                *(f"{shares[part]:.3f}" for part in ("line_f1", "exact", "intents")),
                handled,
                f"{shares['asked']:.3f}",
            )
        )
        if name in ("kept_aside", "chat_dev"):
            for part, least in LEAST.items():
                answer.must(shares[part] >= least, f"{name}: {part} is {shares[part]:.3f}, at least {least} is asked.")
            answer.must(shares["asked"] <= MOST_ASKED, f"{name}: {shares['asked']:.3f} of clear messages are asked.")
    columns = ("set", "clear", "ambiguous", "line F1", "exact", "intent", "ambiguous handled", "asked")
    note = "Only kept_aside tells how strangers are read: the other sets taught the reader or its words."
    answer.tables.append(Table("Market sentences: how right", COMMAND, columns, rows, note))


def _tell_faults(answer: Answer, scores: dict[str, Score]) -> None:
    rows = [(name, *(score.faults[fault] for fault in FAULTS)) for name, score in scores.items()]
    note = "Lines or messages with a fault, by its kind, in clear messages. A wrong intent hides the faults behind it."
    answer.tables.append(Table("Market sentences: what goes wrong", COMMAND, ("set", *FAULTS), rows, note))


def _tell_speed(answer: Answer, reader: Reader, *, spoiled: int) -> None:
    texts = [(message["text"], message["role"]) for message in messages_of("kept_aside")]
    began = time.perf_counter()
    for _ in range(5):
        for text, role in texts:
            reader.read(text, role)
    rate = 5 * len(texts) / (time.perf_counter() - began)
    slowest = max(_milliseconds(reader, (piece * 4000)[:4000]) for piece in HARD)
    start, mib = _started()
    broken, times = _spoiled(reader, [text for text, _ in texts], spoiled)
    rows = [
        ("messages a second on one core", round(rate)),
        ("slowest of 4,000 signs, ms", round(slowest, 1)),
        ("command up and first answer, s", round(start, 2)),
        ("memory of the command, MiB", round(mib, 1)),
        (f"exceptions in {spoiled:,} spoiled messages", broken),
        ("spoiled message, 99.9th percentile, ms", round(percentile(times, 0.999), 1)),
    ]
    answer.must(rate >= LEAST_A_SECOND, f"{rate:.0f} messages a second.")
    answer.must(slowest < MOST_MS, f"A message of 4,000 signs took {slowest:.1f} ms.")
    answer.must(start < MOST_START_S and mib < MOST_MIB, f"The command takes {start:.2f} s and {mib:.0f} MiB.")
    answer.must(broken == 0, f"{broken} messages raised.")
    note = "The best of three readings for the slowest; every other figure is of one run."
    answer.tables.append(Table("Market sentences: how fast", COMMAND, ("what", "figure"), rows, note))


def _milliseconds(reader: Reader, text: str) -> float:
    best = float("inf")
    for _ in range(3):
        began = time.perf_counter()
        reader.read(text)
        best = min(best, 1000 * (time.perf_counter() - began))
    return best


def _started() -> tuple[float, float]:
    """Seconds from the start of the command to its first answer, and the most memory it held until then, in MiB."""
    command = [str(Path(sys.executable).with_name("dodolan")), "parse_chat"]
    message = (FOLDER / "kept_aside.jsonl").read_text(encoding="utf-8").splitlines()[0]
    began = time.perf_counter()
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as running:
        assert running.stdin is not None
        assert running.stdout is not None
        running.stdin.write(message + "\n")
        running.stdin.flush()
        json.loads(running.stdout.readline())
        seconds = time.perf_counter() - began
        # Not of the children's usage, which counts the memory of the parent they were forked from.
        status = Path(f"/proc/{running.pid}/status").read_text(encoding="utf-8")
        running.stdin.close()
    most = next(line for line in status.splitlines() if line.startswith("VmHWM"))
    return seconds, int(most.split()[1]) / 1024


def _spoiled(reader: Reader, texts: Sequence[str], count: int) -> tuple[int, list[float]]:
    broken, times = 0, []
    for text in mutated(texts, count, seed=1):
        began = time.perf_counter()
        try:
            reader.read(text)
        except Exception:  # noqa: BLE001  counting them is the question
            broken += 1
        times.append(1000 * (time.perf_counter() - began))
    return broken, times


if __name__ == "__main__":
    ask_alone(measure)
