"""The reader's commands in the shell: parse_chat, compare_lexicons, train_reader."""

import io
import json
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from benchmarks.messages.sets import FOLDER
from dodolan.config import cli
from dodolan.engines.language.lexicon.tables import DATA
from dodolan.operations.reading import parse_chat
from rehearsal.language import compare_lexicons, train_reader


def answers(*lines: str, arguments: tuple[str, ...] = ()) -> list[Mapping[str, Any]]:
    """What parse_chat answers to lines."""
    told = io.StringIO()
    assert parse_chat.main(arguments, io.StringIO("\n".join(lines)), told) == 0
    return [json.loads(line) for line in told.getvalue().splitlines()]


def test_a_message_in_and_a_reading_out() -> None:
    (answer,) = answers('{"id": "d1", "role": "buyer", "text": "bayam 2 ikat, tomat 5rb"}')
    assert answer == {
        "id": "d1", "intent": "order", "ask": False,
        "lines": [
            {"product": "Bayam", "quantity": 2, "unit": "bunch", "money": None, "note": None},
            {"product": "Tomat", "quantity": None, "unit": None, "money": 5000, "note": None},
        ],
    }  # fmt: skip


def test_the_role_of_a_message_wins_over_the_option() -> None:
    trader = {"role": "trader", "text": "tomat 9"}
    said, usual = answers(json.dumps(trader), '{"text": "tomat 9"}', arguments=("--role", "buyer"))
    assert (said["intent"], usual["intent"]) == ("price_update", "order")
    (usual,) = answers('{"text": "tomat 9"}', arguments=("--role", "trader"))
    assert usual["lines"][0]["money"] == 9000


@pytest.mark.parametrize("line", ["nonsense", "[1]", "{}", '{"id": 7, "text": 5}', "[" * 5000])
def test_what_is_no_message_is_answered_in_step(line: str) -> None:
    wrong, right = answers(line, '{"id": "x", "text": "bayam 2"}')
    assert (wrong["intent"], wrong["lines"], wrong["ask"]) == ("other", [], True)
    assert "text" in wrong["error"]
    assert right["id"] == "x"


def test_empty_lines_are_no_messages_and_an_odd_role_is_the_usual_one() -> None:
    assert len(answers("", '{"text": "halo", "role": "robot"}', "  ")) == 1


def test_a_catalogue_file_decides_what_is_sold(tmp_path: Path) -> None:
    path = tmp_path / "catalogue.json"
    path.write_text(json.dumps({"products": [{"name": "Bayam", "units": ["bunch"]}]}), encoding="utf-8")
    (answer,) = answers('{"text": "bayam 2, tomat 1 kg"}', arguments=("--catalogue", str(path)))
    assert [line["product"] for line in answer["lines"]] == ["Bayam"]


@pytest.mark.parametrize("content", [None, "nonsense", "[]", "{}", '{"products": []}', '{"products": [{"name": ""}]}'])
def test_a_catalogue_that_is_none_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: str | None
) -> None:
    path = tmp_path / "catalogue.json"
    if content is not None:
        path.write_text(content, encoding="utf-8")
    assert parse_chat.main(["--catalogue", str(path)], io.StringIO(), io.StringIO()) == 2
    assert str(path) in capsys.readouterr().err


def test_the_command_answers_before_it_reads_on() -> None:
    command = [str(Path(sys.executable).with_name("dodolan")), "parse_chat"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as running:
        assert running.stdin is not None
        assert running.stdout is not None
        for text in ("tempe 2", "halo"):
            running.stdin.write(json.dumps({"text": text}) + "\n")
            running.stdin.flush()
            assert json.loads(running.stdout.readline())["lines"] == ([] if text == "halo" else [LINE])
        running.stdin.close()
        assert running.wait(timeout=20) == 0


LINE = {"product": "Tempe", "quantity": 2, "unit": "board", "money": None, "note": None}


def test_the_command_line_leads_to_it(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO())
    with pytest.raises(SystemExit) as end:
        cli.main(["dodolan", "train_reader", "nowhere.jsonl"])
    assert end.value.code == 2
    assert "nowhere.jsonl" in capsys.readouterr().err


@pytest.fixture
def changed(tmp_path: Path) -> Path:
    """A copy of our tables in which onions are called otherwise."""
    shutil.copytree(DATA, tmp_path / "words")
    path = tmp_path / "words" / "goods.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("brambang; ", "", 1), encoding="utf-8")
    return tmp_path / "words"


def test_differences_are_shown_with_both_readings(tmp_path: Path, changed: Path) -> None:
    messages = tmp_path / "messages.jsonl"
    messages.write_text('{"id": "a", "text": "brambang 1 kg"}\n\n{"id": "b", "text": "tempe 2"}\n', encoding="utf-8")
    told = io.StringIO()
    assert compare_lexicons.main([str(changed), str(messages)], told) == 1
    title, before, after, last = told.getvalue().splitlines()
    assert (title, before) == ("a: 'brambang 1 kg'", "  before order: Bawang merah 1 kg")
    assert "no line" in after
    assert last == "1 of 2 messages would be read differently."


def test_no_difference_is_told_too(tmp_path: Path) -> None:
    messages = tmp_path / "messages.jsonl"
    messages.write_text('{"text": "tempe 2"}\n', encoding="utf-8")
    told = io.StringIO()
    assert compare_lexicons.main([str(DATA), str(messages)], told) == 0
    assert told.getvalue() == "0 of 1 messages would be read differently.\n"


def test_a_wrong_table_is_told_by_file_and_line(changed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = changed / "units.csv"
    path.write_text(path.read_text(encoding="utf-8") + "kg,much,kilonan\n", encoding="utf-8")
    assert compare_lexicons.main([str(changed), str(FOLDER / "second.jsonl")], io.StringIO()) == 2
    last = len(path.read_text(encoding="utf-8").splitlines())
    assert capsys.readouterr().err == f"dodolan: units.csv, line {last}: 'much' is not a number.\n"


@pytest.mark.parametrize("content", ["nonsense\n", "[]\n", '{"id": "a"}\n'])
def test_messages_that_are_none_are_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str], content: str) -> None:
    path = tmp_path / "messages.jsonl"
    path.write_text(content, encoding="utf-8")
    assert compare_lexicons.main([str(DATA), str(path)], io.StringIO()) == 2
    assert capsys.readouterr().err.startswith("dodolan: ")


def test_learning_again_writes_the_same_bytes(tmp_path: Path) -> None:
    lessons = tmp_path / "lessons.jsonl"
    taught = (FOLDER / "written.jsonl").read_text(encoding="utf-8").splitlines(keepends=True)[::8]
    lessons.write_text("".join(taught), encoding="utf-8")
    first, again, told = tmp_path / "first.json", tmp_path / "again.json", io.StringIO()
    assert [train_reader.main([str(lessons), "--out", str(out)], told) for out in (first, again)] == [0, 0]
    assert first.read_bytes() == again.read_bytes()
    assert told.getvalue().startswith(f"{len(taught)} messages, ")


@pytest.mark.parametrize("content", ["nonsense", '{"text": "a"}', '{"text": "a", "role": "buyer", "intent": "flirt"}'])
def test_lessons_that_teach_nothing_are_refused(tmp_path: Path, content: str) -> None:
    path = tmp_path / "lessons.jsonl"
    path.write_text(content, encoding="utf-8")
    assert train_reader.main([str(path), "--out", str(tmp_path / "out.json")], io.StringIO()) == 2
    assert not (tmp_path / "out.json").exists()
