"""The figures of the house are counted right, and a broken budget is pointed at."""

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
