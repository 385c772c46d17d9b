"""Orders with faults: each field, each kind of fault; a problem every time, never an order and never a 500."""

import json
from collections.abc import Callable
from copy import deepcopy
from typing import Any

import pytest

from dodolan.market.ordering.models import Purchase
from tests.api.callers import Program, code_of, faults_of, order_body
from tests.factories.market import make_offer, make_slot

pytestmark = pytest.mark.django_db

Change = Callable[[dict[str, Any]], Any]
BAD_REQUEST = (422, "api.bad_request")
RTL = "\u202e"


def put(value: Any, *path: str | int) -> Change:
    """A change that puts a value there."""

    def change(body: dict[str, Any]) -> None:
        inside: Any = body
        for step in path[:-1]:
            inside = inside[step]
        inside[path[-1]] = value

    return change


def left_out(*path: str | int) -> Change:
    """A change that takes a field away."""

    def change(body: dict[str, Any]) -> None:
        inside: Any = body
        for step in path[:-1]:
            inside = inside[step]
        del inside[path[-1]]

    return change


@pytest.fixture
def body(faultless: dict[str, Any]) -> dict[str, Any]:
    """An order to be spoilt."""
    return deepcopy(faultless)


@pytest.fixture(scope="module")
def faultless(stage: None) -> dict[str, Any]:
    """An order without faults."""
    return order_body(make_slot(), {"offer": str(make_offer().pk), "steps": 500, "note": "yang merah"})


@pytest.mark.parametrize(
    "path",
    [
        ("market",),
        ("slot",),
        ("delivery",),
        ("lines",),
        ("delivery", "name"),
        ("delivery", "phone"),
        ("delivery", "village"),
        ("delivery", "street"),
        ("lines", 0, "offer"),
    ],
)
@pytest.mark.parametrize("fault", ["missing", "null", "number", "list"])
def test_what_is_needed_is_asked_for(program: Program, body: dict[str, Any], path: tuple[str | int, ...], fault: str):
    changes = {"missing": left_out(*path), "null": put(None, *path), "number": put(7, *path), "list": put([[]], *path)}
    changes[fault](body)
    answer = program.order(body)
    assert code_of(answer) == BAD_REQUEST
    assert faults_of(answer)[0].startswith(".".join(map(str, path)))
    assert not Purchase.objects.exists()


@pytest.mark.parametrize("field", ["steps", "money_rp"])
@pytest.mark.parametrize(
    "number", [0, -1, 10**18, 10**400, 1.5, 500.0, "500", "\uff15\uff10\uff10", "1,5", "", True, [], {}, 1e308]
)
def test_amounts_are_whole_numbers_of_a_usual_size(program: Program, body: dict[str, Any], field: str, number: Any):
    line = {"offer": body["lines"][0]["offer"], field: number}
    answer = program.order(body | {"lines": [line]})
    assert code_of(answer) == BAD_REQUEST
    assert faults_of(answer) == [f"lines.0.{field}"]
    assert not Purchase.objects.exists()


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity", "1e400", "-0.0", "00", "5_00", "0x1F"])
def test_numbers_json_does_not_know_are_refused(program: Program, body: dict[str, Any], number: str):
    text = json.dumps(body).replace('"steps": 500', f'"steps": {number}')
    status, code = code_of(program.order(text))
    assert (status, code) in (BAD_REQUEST, (400, "api.bad_json"))


@pytest.mark.parametrize(
    ("change", "code", "field"),
    [
        (put("x" * 81, "delivery", "name"), BAD_REQUEST, "delivery.name"),
        (put("x" * 201, "delivery", "street"), BAD_REQUEST, "delivery.street"),
        (put("x" * 201, "delivery", "note"), BAD_REQUEST, "delivery.note"),
        (put("x" * 121, "lines", 0, "note"), BAD_REQUEST, "lines.0.note"),
        (put("0" * 31, "delivery", "phone"), BAD_REQUEST, "delivery.phone"),
        (put("", "delivery", "name"), (400, "words.bad_text"), "delivery.name"),
        (put(" \u200b\u00a0", "delivery", "street"), (400, "words.bad_text"), "delivery.street"),
        (put(RTL * 3, "delivery", "name"), (400, "words.bad_text"), "delivery.name"),
        (put("Bu\0Ani", "delivery", "name"), (400, "words.bad_text"), "delivery.name"),
        (put("a\0b", "delivery", "note"), (400, "words.bad_text"), "delivery.note"),
        (put("a\0b", "lines", 0, "note"), (400, "words.bad_text"), "lines.0.note"),
        (put("bukan nomor", "delivery", "phone"), (400, "accounts.bad_phone"), "delivery.phone"),
        (put("+1 212 555 0100", "delivery", "phone"), (400, "accounts.bad_phone"), "delivery.phone"),
        (put("0812\0", "delivery", "phone"), (400, "accounts.bad_phone"), "delivery.phone"),
        (put("35.73.02", "delivery", "village"), BAD_REQUEST, "delivery.village"),
        (put("35.73.99.9999", "delivery", "village"), (400, "ordering.no_delivery"), "village"),
        (put("besok", "slot"), BAD_REQUEST, "slot"),
        (put("Pasar \0", "market"), BAD_REQUEST, "market"),
        (put([], "lines"), BAD_REQUEST, "lines"),
        (put("zz", "seal"), BAD_REQUEST, "seal"),
        (put(1, "harga"), BAD_REQUEST, "harga"),
        (put(1, "delivery", "rt"), BAD_REQUEST, "delivery.rt"),
        (put(1, "lines", 0, "price"), BAD_REQUEST, "lines.0.price"),
    ],
)
def test_each_fault_is_named_beside_its_field(
    program: Program, body: dict[str, Any], change: Change, code: tuple[int, str], field: str
):
    change(body)
    answer = program.order(body)
    assert code_of(answer) == code
    assert faults_of(answer) == [field]
    assert not Purchase.objects.exists()


def test_signs_that_cannot_be_seen_are_taken_out_and_digits_are_read(program: Program, body: dict[str, Any]):
    body["delivery"] |= {
        "name": f"{RTL}Bu  Ani\u2066",
        "phone": "\uff10\uff18\uff11\uff1234567890",
        "street": "Jl. \u0130 7",
    }
    assert program.order(body).status_code == 201
    purchase = Purchase.objects.get()
    assert (purchase.buyer_name, purchase.phone, purchase.street) == ("Bu Ani", "+6281234567890", "Jl. \u0130 7")


def test_half_a_sign_is_no_text(program: Program, body: dict[str, Any]):
    text = json.dumps(body).replace("Bu Ani", "Bu \\ud83d Ani")
    answer = program.order(text)
    assert answer.status_code in (201, 422)
    assert not Purchase.objects.filter(buyer_name__contains="\ud83d".encode("utf-8", "replace").decode()).exists()


def test_unknown_market(program: Program, body: dict[str, Any]):
    assert code_of(program.order(body | {"market": "nowhere"})) == (404, "missing")


def test_no_more_than_two_hundred_lines(program: Program, body: dict[str, Any]):
    answer = program.order(body | {"lines": body["lines"] * 201})
    assert code_of(answer) == BAD_REQUEST
    assert faults_of(answer) == ["lines"]


@pytest.mark.parametrize(
    ("sent", "kind", "code"),
    [
        ("{", "application/json", (400, "api.bad_json")),
        (b"\xff\xfe\x00", "application/json", (400, "api.bad_json")),
        ("[" * 100_000, "application/json", (400, "api.bad_json")),
        ("9" * 5_000, "application/json", (400, "api.bad_json")),
        ("", "application/json", BAD_REQUEST),
        ("[]", "application/json", BAD_REQUEST),
        ("null", "application/json", BAD_REQUEST),
        ('"order"', "application/json", BAD_REQUEST),
        ("market=bareng", "application/x-www-form-urlencoded", (415, "api.not_json")),
        ("{}", "text/plain", (415, "api.not_json")),
        ("{}", "multipart/form-data; boundary=x", (415, "api.not_json")),
        ('"' + "x" * 1_000_001 + '"', "application/json", (413, "api.too_large")),
    ],
)
def test_a_body_that_is_no_order(program: Program, sent: str | bytes, kind: str, code: tuple[int, str]):
    assert code_of(program.send("POST", "orders", sent, key="key-1", kind=kind)) == code
