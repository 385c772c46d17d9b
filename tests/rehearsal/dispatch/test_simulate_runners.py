"""The command: a table a dispatcher can read, and an exit that says whether everybody got their goods."""

import pytest

from rehearsal.dispatch.simulate_runners import COLUMNS, main


def test_a_table_with_a_line_per_morning_and_a_sum(capsys: pytest.CaptureFixture[str]):
    assert main(["--days", "2", "--orders", "6", "--runners", "1", "--seed", "4"]) == 0
    heading, first, second, total = capsys.readouterr().out.splitlines()
    assert heading.split() == " ".join(COLUMNS).split()
    assert first.split()[:4] == ["4", "6", "0", "6"]
    assert second.split()[0] == "5"
    assert total == "2 of 2 mornings with every order on time (prepacked, 1 runners)."


@pytest.mark.parametrize("trouble", ["--rain", "--ill", "--heavier"])
def test_troubles_may_be_asked_for(capsys: pytest.CaptureFixture[str], trouble: str):
    assert main(["--days", "1", "--orders", "6", "--runners", "2", "--mode", "merged", trouble]) == 0
    assert "(merged, 2 runners)" in capsys.readouterr().out


def test_a_way_of_shopping_that_is_none_is_refused(capsys: pytest.CaptureFixture[str]):
    with pytest.raises(SystemExit) as refusal:
        main(["--mode", "drone"])
    assert refusal.value.code == 2
    assert "invalid choice: 'drone'" in capsys.readouterr().err
