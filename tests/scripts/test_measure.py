"""The figures of the house are counted right, and a broken budget is pointed at."""

import subprocess
from pathlib import Path

import pytest

from scripts import measure


def test_it_points_at_what_is_out_of_budget(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    for folder in ("dodolan", "tests"):
        (tmp_path / folder).mkdir()
    (tmp_path / "dodolan" / "long.py").write_text("# why\n\n\ndef f():\n" + "    x = 1\n" * 46)
    (tmp_path / "tests" / "test_long.py").write_text("assert True\n" * 75)
    monkeypatch.setattr(measure, "ROOT", tmp_path)
    assert measure.main() == 1
    said = capsys.readouterr().out.splitlines()
    assert said[0] == "1 files, 50 lines of code, 1 functions, 75 lines of tests"
    broken = {line.split("  ")[0] for line in said if line.endswith("<- out of budget")}
    assert broken == {"functions over 40 lines, %", "comments, % of lines"}
    assert "test lines per 100 of code       150.0    120 to 200" in [line.rstrip() for line in said]


def test_habits_are_read_from_the_newest_commits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def git(*words: str) -> None:
        who = ("-c", "user.name=Contoh", "-c", "user.email=contoh@example.org")
        subprocess.run(["git", *who, *words], cwd=tmp_path, check=True, capture_output=True)

    git("init")
    for folder in ("dodolan", "tests"):
        (tmp_path / folder).mkdir()
    for turn, names in enumerate((["dodolan/a.py"], ["dodolan/a.py", "tests/test_a.py"], ["README.md"])):
        for name in names:
            (tmp_path / name).write_text("x = 1\n" * (turn + 1))
        git("add", "--all")
        git("commit", "--message", str(turn))
    monkeypatch.setattr(measure, "LAST", 3)
    found = measure.commits_of(tmp_path)
    assert [(set(commit.files), commit.lines) for commit in found] == [
        ({"README.md"}, 3),
        ({"dodolan/a.py", "tests/test_a.py"}, 3),
        ({"dodolan/a.py"}, 1),
    ]
    assert [value for _name, value, _least, _most in measure._habits(found)] == [1, 3, 50.0]
    assert measure._habits(found[:2]) == []
    assert measure.commits_of(tmp_path / "dodolan") == found


def test_a_folder_without_history_has_no_habits(tmp_path: Path):
    assert measure.commits_of(tmp_path) == []
