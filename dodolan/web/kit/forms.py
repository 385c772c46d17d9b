"""From a form to one action, and a refusal to where the person looks.

A page calls one of three: `submitted` for a form (the words stand beside a field), `acted` for a button (the words
stand among the messages of the next page), `attempt` where the page shows a refusal in a way of its own.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpRequest

from dodolan.kernel.errors import Refused
from dodolan.web.kit.refusals import words_for

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Done(Generic[Result]):
    """An action that was done, with what it returned."""

    result: Result


def attempt(action: Callable[[], Result], *, passing: tuple[type[Refused], ...] = ()) -> Done[Result] | Refused:
    """What the action returned, or its refusal. Kinds in passing are raised, and become a page of their own."""
    try:
        return Done(action())
    except passing:
        raise
    except Refused as refusal:
        return refusal


def submitted(
    form: BaseForm, action: Callable[[dict[str, Any]], Result], *, field: str | None = None
) -> Done[Result] | None:
    """Act with the cleaned data of a form; None where it was not sent, is wrong, or the action refuses.

    A refusal stands beside the field that it names; if the form has no such field beside `field`, for None above all.
    """
    if not form.is_valid():
        return None
    outcome = attempt(lambda: action(form.cleaned_data))
    if isinstance(outcome, Done):
        return outcome
    put_into(form, outcome, field)
    return None


def acted(request: HttpRequest, action: Callable[[], Result], *, success: str = "") -> Done[Result] | None:
    """Act; the refusal's words or those of success go among the messages. None where the action refuses."""
    outcome = attempt(action)
    if isinstance(outcome, Refused):
        messages.error(request, words_for(outcome))
        return None
    if success:
        messages.success(request, success)
    return outcome


def put_into(form: BaseForm, refusal: Refused, field: str | None) -> None:
    """Put a refusal's words beside the field that it names, else beside `field`, which is above the form for None."""
    named = refusal.facts.get("field")
    form.add_error(named if named in form.fields else field, words_for(refusal))


def status_of(form: BaseForm) -> int:
    """The status of a page with a form: 422 if something typed is wrong."""
    return 422 if form.is_bound and form.errors else 200
