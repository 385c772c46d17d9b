"""Every code of a refusal: its status, its sentence in each language, and the facts that stand in it."""

import importlib
import pkgutil
import re
from functools import cache

import pytest
from django.conf import settings
from django.test import RequestFactory
from django.utils.translation import override

import dodolan
from dodolan.api.problems import problem
from dodolan.kernel.errors import Refused
from dodolan.web.kit.refusals import ERROR_PAGES, refusal_page
from dodolan.wording.refusals import words_for
from tests.wording.test_refusals import NEVER_SHOWN, refusals

# Programs branch on these; a status that changes is a change of the API.
STATUSES = {
    400: """accounts.bad_phone accounts.phone_known accounts.wrong_code accounts.wrong_sign_in api.bad_json
        api.malformed out_of_bounds
        businesses.bad_business fulfilment.unlikely_weight
        fulfilment.wrong_pin invalid ordering.empty ordering.no_delivery paying.counts_differ paying.unlikely_count
        stalls.bad_amount
        stalls.unclear_amount
        words.bad_code words.bad_number words.bad_text""",
    401: "api.no_token",
    403: "api.wrong_role not_allowed switches.off",
    404: "api.no_address missing ordering.offer_gone places.unknown_city",
    405: "api.wrong_method",
    409: """accounts.last_officer accounts.role_held businesses.entered_already businesses.nib_taken
        fulfilment.begun fulfilment.no_runner
        fulfilment.pin_locked fulfilment.question_open fulfilment.shift_open fulfilment.shift_over fulfilment.taken
        fulfilment.unproved fulfilment.work_left
        ordering.basket_full ordering.booked_more ordering.price_changed ordering.prove_first ordering.slot_full
        ordering.slot_kept ordering.slot_past ordering.too_late
        paying.box_closed paying.needs_other paying.not_enough_cash paying.not_final paying.same_signer
        paying.wrong_state prices.jump refused stalls.not_enough stalls.offered_already stalls.opened_already
        stalls.promised_more states.wrong_state""",
    413: "api.too_large",
    415: "api.not_json",
    422: "api.bad_request idempotency.other_request",
    429: "limits.too_many",
    500: "api.broken",
    503: "too_busy",
}
BY_CODE = {code: status for status, codes in STATUSES.items() for code in codes.split()}
FACTS = {
    "left": 2,
    "digits": 6,
    "name": "Bu Rini",
    "booked": 3,
    "most": 40,
    "promised": "2 kg",
    "good": "Cabai",
    "least": 0,
    "wait_seconds": 90,
    "numbers": "A1B2C3D4",
}
MOST_WORDS = 14


@cache
def shown() -> dict[str, type[Refused]]:
    """The kinds of refusals that a surface shows, by code."""
    for module in pkgutil.walk_packages(dodolan.__path__, "dodolan."):
        # What the web server runs asks the database when it is imported.
        if module.name != "dodolan.config.wsgi":
            importlib.import_module(module.name)
    kinds = {kind.code: kind for kind in refusals() if kind.__module__.startswith("dodolan.")}
    return {code: kind for code, kind in kinds.items() if code not in NEVER_SHOWN}


def refusal_of(code: str) -> Refused:
    """A refusal with that code and every fact a sentence may ask for."""
    return shown()[code]("For the log.", **FACTS)


def said(code: str, language: str) -> str:
    """Its sentence."""
    with override(language):
        return words_for(refusal_of(code))


def test_the_table_holds_every_code():
    assert {code: kind.status for code, kind in shown().items()} == BY_CODE


@pytest.mark.parametrize("language", [code for code, _name in settings.LANGUAGES])
def test_its_sentence_is_plain_and_whole(language: str):
    for code in BY_CODE:
        sentence = said(code, language)
        assert sentence, code
        assert not sentence[0].islower(), code
        assert sentence[-1] in ".?!", code
        assert "%" not in sentence, code
        # Short enough to be read in a hall, each sentence for itself.
        assert max(len(part.split()) for part in re.split(r"[.?!] ", sentence)) <= MOST_WORDS, code


def test_its_indonesian_is_not_english():
    assert [code for code in BY_CODE if said(code, "id") == said(code, "en")] == []


def test_no_two_codes_of_one_status_say_the_same():
    """Else a buyer could not tell the office which of them they met."""
    for language in ("id", "en"):
        sentences = [(BY_CODE[code], said(code, language)) for code in BY_CODE]
        assert {pair for pair in sentences if sentences.count(pair) > 1} == set()


@pytest.mark.parametrize(
    ("code", "facts", "sentence"),
    [
        ("fulfilment.wrong_pin", {"left": 4}, "Wrong PIN. 4 tries are left."),
        ("fulfilment.wrong_pin", {"left": 1}, "Wrong PIN. 1 try is left."),
        ("fulfilment.wrong_pin", {"left": 0}, "Wrong PIN. 0 tries are left."),
        ("fulfilment.work_left", {"left": 1}, "1 order is still to be handed over."),
        ("fulfilment.work_left", {"left": 12}, "12 orders are still to be handed over."),
        ("ordering.booked_more", {"booked": 1}, "1 order is booked already."),
        ("ordering.booked_more", {"booked": 2}, "2 orders are booked already."),
        ("ordering.basket_full", {"most": 40}, "A basket holds at most 40 kinds of goods."),
        ("stalls.promised_more", {"promised": "1,5 kg"}, "Buyers were already promised 1,5 kg."),
        ("limits.too_many", {"wait_seconds": 1}, "Too many tries. Please wait 1 minute."),
        ("limits.too_many", {"wait_seconds": 61}, "Too many tries. Please wait 2 minutes."),
        ("limits.too_many", {"wait_seconds": 3_600}, "Too many tries. Please wait 60 minutes."),
    ],
)
def test_facts_stand_in_it_in_number(code: str, facts: dict[str, object], sentence: str):
    with override("en"):
        assert words_for(shown()[code]("For the log.", **facts)) == sentence


def test_as_a_problem_it_says_code_status_and_sentence():
    for code, status in BY_CODE.items():
        refusal = refusal_of(code)
        with override("id"):
            answer = problem(RequestFactory().get("/api/v1/x"), refusal)
            sentence = words_for(refusal)
        assert answer.status_code == status, code
        body = answer.content.decode()
        assert f'"code": "{code}"' in body
        assert "For the log." not in body, code
        assert sentence.encode("unicode_escape").decode() in body or sentence in body, code
        assert answer["Retry-After"] == ("1" if status == 503 else "90"), code


@pytest.mark.django_db
def test_as_a_page_it_says_the_sentence_and_keeps_to_pages_there_are():
    request = RequestFactory().get("/")
    request.session = {}
    request.resolver_match = None
    for code, status in BY_CODE.items():
        with override("en"):
            page = refusal_page(request, refusal_of(code))
        assert page.status_code == (status if status in ERROR_PAGES else 409), code
        assert said(code, "en").replace("'", "&#x27;") in page.content.decode(), code
        assert "For the log." not in page.content.decode(), code
