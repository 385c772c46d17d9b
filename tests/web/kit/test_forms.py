"""The way from a form to an action: done once, or its refusal stands where the person looks."""

from collections.abc import Iterator
from typing import Any

import pytest
from django import forms
from django.contrib.messages import get_messages
from django.contrib.messages.storage.fallback import FallbackStorage
from django.http import HttpRequest
from django.test import RequestFactory
from django.utils import translation

from dodolan.kernel.errors import Invalid, Missing, Refused
from dodolan.web.kit.forms import Done, acted, attempt, status_of, submitted

WORDS = "That is not possible right now."


class NumberForm(forms.Form):
    """Two numbers."""

    first = forms.IntegerField()
    second = forms.IntegerField(required=False)


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    with translation.override("en"):
        yield


def refuse(*_said: Any, kind: type[Refused] = Refused, **facts: Any) -> None:
    raise kind("No.", **facts)


def test_an_action_gets_what_was_typed_and_its_answer_comes_back():
    form = NumberForm({"first": "3"})
    assert submitted(form, lambda said: said["first"] * 2) == Done(6)
    assert (status_of(form), dict(form.errors)) == (200, {})


def test_an_action_that_returns_nothing_was_done_all_the_same():
    assert submitted(NumberForm({"first": "3"}), lambda _said: None)


@pytest.mark.parametrize(("sent", "status"), [(None, 200), ({"first": "x"}, 422), ({}, 422)])
def test_nothing_is_done_for_a_form_that_was_not_sent_or_is_wrong(sent: dict[str, str] | None, status: int):
    form = NumberForm(sent)
    assert submitted(form, lambda _said: pytest.fail("It acted.")) is None
    assert status_of(form) == status


@pytest.mark.parametrize(
    ("named", "field", "place"),
    [
        (None, None, "__all__"),
        (None, "first", "first"),
        ("second", None, "second"),
        ("second", "first", "second"),
        ("of another form", "first", "first"),
        ("of another form", None, "__all__"),
    ],
)
def test_a_refusal_stands_beside_its_cause(named: str | None, field: str | None, place: str):
    form = NumberForm({"first": "3"})
    assert submitted(form, lambda _said: refuse(field=named), field=field) is None
    assert dict(form.errors) == {place: [WORDS]}
    assert (status_of(form), form["first"].value()) == (422, "3")


def test_an_attempt_hands_back_the_refusal_itself():
    outcome = attempt(lambda: refuse(kind=Invalid, field="x"))
    assert isinstance(outcome, Invalid)
    assert outcome.facts == {"field": "x"}
    assert attempt(lambda: 7) == Done(7)


def test_what_passes_is_raised_and_nothing_but_refusals_is_caught():
    with pytest.raises(Missing):
        attempt(lambda: refuse(kind=Missing), passing=(Missing,))
    with pytest.raises(ZeroDivisionError):
        attempt(lambda: 1 // 0)


def pressed() -> HttpRequest:
    request = RequestFactory().post("/")
    vars(request)["session"] = {}
    vars(request)["_messages"] = FallbackStorage(request)
    return request


def said(request: HttpRequest) -> list[tuple[str, str]]:
    return [(message.level_tag, message.message) for message in get_messages(request)]


def test_a_button_says_how_it_went():
    request = pressed()
    assert acted(request, lambda: 7, success="Done.") == Done(7)
    assert acted(request, refuse, success="Done.") is None
    assert acted(request, lambda: 8) == Done(8)
    assert said(request) == [("success", "Done."), ("error", WORDS)]
