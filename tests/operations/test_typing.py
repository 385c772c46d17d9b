"""A password at a terminal is typed twice; without one it is the first line."""

from io import StringIO

import pytest
from django.core.management import CommandError

from dodolan.operations import typing


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What somebody at the terminal types, one answer after the other; what is asked is put behind it."""
    answers: list[str] = []
    terminal = StringIO()
    monkeypatch.setattr(terminal, "isatty", lambda: True)
    monkeypatch.setattr("sys.stdin", terminal)
    monkeypatch.setattr(typing, "getpass", lambda _question: answers.pop(0))
    return answers


def test_the_same_twice_is_a_password(typed: list[str]):
    typed += ["pasar-pagi-sekali", "pasar-pagi-sekali"]
    assert typing.new_password() == "pasar-pagi-sekali"
    assert typed == []


def test_two_that_differ_are_none(typed: list[str]):
    typed += ["pasar-pagi-sekali", "pasar-pagi-sekale"]
    with pytest.raises(CommandError, match=r"^password: The two are not the same; nothing was done\.$"):
        typing.new_password()


def test_a_weak_one_is_not_asked_again(typed: list[str]):
    typed += ["pendek", "pendek"]
    with pytest.raises(CommandError, match=r"^password: This password is too short\."):
        typing.new_password()
    assert typed == ["pendek"]


def test_without_a_terminal_it_is_the_first_line(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("sys.stdin", StringIO("pasar-pagi-sekali\nmore\n"))
    assert typing.new_password() == "pasar-pagi-sekali"
