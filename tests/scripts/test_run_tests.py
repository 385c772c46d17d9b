"""`make test` says what failed, says what could not run, and is green only when every part ran and passed."""

import sys
from contextlib import nullcontext

import pytest

from scripts import postgres, run_tests
from scripts.run_tests import Part, _part, _summary

GOOD, BAD, NOTHING = ([sys.executable, "-c", f"raise SystemExit({code})"] for code in (0, 1, run_tests.NO_TESTS))


@pytest.mark.parametrize(
    ("words", "verdict", "reason"),
    [(GOOD, "passed", ""), (BAD, "FAILED", ""), (NOTHING, "FAILED", "no test was found")],
)
def test_a_part_tells_how_it_went(words: list[str], verdict: str, reason: str):
    part = _part("sample", words, nullcontext({}))
    assert (part.name, part.verdict, part.reason) == ("sample", verdict, reason)


def test_a_part_whose_ground_is_missing_is_not_run():
    part = _part("journeys", BAD, nullcontext({}), ready=lambda: "Chromium is not installed")
    assert part == Part("journeys", "COULD NOT RUN", 0, "Chromium is not installed")


def test_without_postgres_its_part_could_not_run(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(postgres, "programs", lambda: None)
    part = _part("tests on PostgreSQL", GOOD, run_tests._with_postgres())
    assert (part.verdict, part.reason) == ("COULD NOT RUN", "PostgreSQL is not installed (apt install postgresql).")


@pytest.mark.parametrize(
    ("verdicts", "code", "line"),
    [
        (["passed", "passed"], 0, "2 of 2 parts passed in 3.0 s"),
        (["passed", "FAILED"], 1, "1 of 2 parts passed in 3.0 s"),
        (["passed", "COULD NOT RUN"], 1, "1 of 2 parts passed in 3.0 s"),
    ],
)
def test_the_last_line_sums_up(capsys: pytest.CaptureFixture[str], verdicts: list[str], code: int, line: str):
    assert _summary([Part("sample", verdict, 1.5) for verdict in verdicts], 3.0) == code
    last = capsys.readouterr().out.splitlines()[-1]
    assert last.strip("= ") == line


def test_a_machine_that_lacks_nothing_is_left_alone(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("shutil.which", lambda _name: "here")
    monkeypatch.setattr("subprocess.run", lambda *_words, **_more: pytest.fail("nothing is missing"))
    run_tests.install_what_is_missing()


def test_who_is_not_root_installs_nothing(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("shutil.which", lambda _name: None)
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    monkeypatch.setattr("subprocess.run", lambda *_words, **_more: pytest.fail("not ours to install"))
    run_tests.install_what_is_missing()
