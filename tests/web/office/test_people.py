"""Onboarding at the office: roles given and taken, a stall opened, its trader selling."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from dodolan.kernel.audit.models import AuditEntry
from dodolan.market.stalls.catalogue import load_goods
from dodolan.market.stalls.models import Offer, Stall
from dodolan.people.accounts.models import Role, RoleName, User
from dodolan.people.accounts.queries import roles_of
from dodolan.people.phones import show_phone
from tests.factories.market import make_day, make_slot
from tests.factories.people import make_business, make_market, make_user
from tests.factories.screens import screen_of

pytestmark = pytest.mark.django_db


def _signed_in(*roles: RoleName) -> tuple[Client, User]:
    user = make_user("Bu Rini", *roles)
    return screen_of(user), user


def _role(**more: str) -> dict[str, str]:
    return {"phone": "0812 3456 7890", "name": "Cak Di", "role": "runner", "market": make_market().slug} | more


def test_a_runner_is_entered_and_sent_away_again() -> None:
    office, _ = _signed_in(RoleName.OFFICER)
    assert office.post(reverse("office:people:list"), _role()).status_code == 302
    role = Role.objects.get(user__phone="+6281234567890")
    assert (role.name, role.market, role.user.name) == ("runner", make_market(), "Cak Di")
    page = office.get(reverse("office:people:list"), {"peran": "runner"})
    assert "Cak Di" in page.content.decode()
    assert office.post(reverse("office:people:take-role", args=[role.pk])).status_code == 302
    assert not roles_of(role.user)
    assert AuditEntry.objects.count() == 2


@pytest.mark.parametrize(
    "wrong",
    [
        {"phone": "12"},
        {"name": ""},
        {"name": "x" * 81},
        {"name": "a\0"},
        {"role": "officer"},
        {"market": ""},
        {"market": "nowhere"},
    ],
)
def test_wrong_entries_stay_in_the_form(wrong: dict[str, str]) -> None:
    office, _ = _signed_in(RoleName.OFFICER)
    page = office.post(reverse("office:people:list"), _role(**wrong))
    assert page.status_code == 422
    assert "error" in page.content.decode()
    assert Role.objects.count() == 1


def _names(office: Client, **words: str) -> list[str]:
    page = office.get(reverse("office:people:list"), words)
    assert page.status_code == 200
    return [row.name for row in page.context["rows"]]


def test_people_are_found_by_name_phone_and_role() -> None:
    office, _ = _signed_in(RoleName.OFFICER)
    joko, sri = make_user("Cak Joko", RoleName.TREASURER), make_user("Bu Sri", RoleName.TRADER)
    assert _names(office) == ["Bu Rini", "Bu Sri", "Cak Joko"]
    assert _names(office, cari="JOKO cak") == ["Cak Joko"]
    assert _names(office, cari="bu", peran="trader") == ["Bu Sri"]
    for phone in (show_phone(joko.phone), joko.phone, joko.phone.replace("+62", "0"), joko.phone[-6:]):
        assert _names(office, cari=phone) == ["Cak Joko"]
    assert _names(office, cari="%") == _names(office, cari="nobody") == []
    assert _names(office, peran="trader") == [sri.name]


def test_nobody_found_says_how_to_go_on() -> None:
    office, _ = _signed_in(RoleName.OFFICER)
    office.cookies["bahasa"] = "en"
    content = office.get(reverse("office:people:list"), {"cari": "xyzzy"}).content.decode()
    assert "Nobody found" in content
    assert f'<a class="button" href="{reverse("office:people:list")}">Clear the filter</a>' in content


@pytest.mark.parametrize(("field", "typed"), [("cari", "x" * 81), ("cari", "a\0"), ("peran", "king")])
def test_bad_wishes_are_said_and_find_nobody(field: str, typed: str) -> None:
    office, _ = _signed_in(RoleName.OFFICER)
    page = office.get(reverse("office:people:list"), {field: typed})
    assert (page.status_code, list(page.context["filter"].errors), page.context["rows"]) == (422, [field], [])


def test_many_people_come_in_pages_with_as_many_statements() -> None:
    office, _ = _signed_in(RoleName.OFFICER)

    def count() -> int:
        with CaptureQueriesContext(connection) as seen:
            office.get(reverse("office:people:list"))
        return len(seen)

    # The first visit also notes the time in the session.
    count()
    before = count()
    for number in range(60):
        make_user(f"Cak {number:02}", RoleName.TRADER)
    assert count() == before <= 8
    assert len(_names(office)) == 50
    assert _names(office, page="2", cari="cak") == [f"Cak {number}" for number in range(50, 60)]


def test_officers_are_not_unmade_on_the_page() -> None:
    office, user = _signed_in(RoleName.OFFICER)
    office.post(reverse("office:people:take-role", args=[Role.objects.get().pk]))
    assert roles_of(user) == {"officer"}


def test_from_the_register_to_the_price_list() -> None:
    office, _ = _signed_in(RoleName.OFFICER)
    business = make_business(make_user("Bu Sri"))
    place = reverse("office:register:new-stall", args=[business.pk])
    said: dict[str, Any] = {"name": "Bu Sri", "market": make_market().slug, "place": "los 9", "pay": "payout"}
    assert office.post(place, said | {"place": ""}).status_code == 422
    assert office.post(place, said).status_code == 302
    # Pressed twice: the second is told where it stands already.
    twice = office.post(place, said | {"place": "Los 9"})
    assert (twice.status_code, list(twice.context["form"].errors)) == (422, ["place"])
    stall = Stall.objects.get()
    load_goods("3573")
    make_slot(make_day())
    trader = screen_of(business.owner)
    goods = reverse("trader:prices:new-good", args=[stall.slug])
    assert trader.get(goods).status_code == 200
    for wrong in ({"good": "p999", "price": "45000"}, {"good": "p051", "price": "-1"}, {"good": "p051", "price": "0"}):
        assert trader.post(goods, wrong).status_code == 422
    assert not Offer.objects.exists()
    assert trader.post(goods, {"good": "p051", "label": "super", "price": "45.000"}).status_code == 302
    assert trader.post(goods, {"good": "p051", "label": "super", "price": "45.000"}).status_code == 422
    offer = Offer.objects.get()
    assert trader.post(reverse("trader:prices:off", args=[offer.pk])).status_code == 302
    offer.refresh_from_db()
    assert not offer.is_active
    stranger, _ = _signed_in(RoleName.TRADER)
    assert stranger.get(goods).status_code == 404
    assert stranger.post(reverse("trader:prices:off", args=[offer.pk])).status_code == 404


def test_a_phone_of_somebody_else_gives_nobody_a_role() -> None:
    office, _ = _signed_in(RoleName.OFFICER)
    known = make_user("Bu Sri", phone="+6281234567890")
    page = office.post(reverse("office:people:list"), _role())
    assert page.status_code == 422
    assert "This number is that of Bu Sri. Write that name, or another number." in page.content.decode()
    assert roles_of(known) == frozenset()
    # Written a little otherwise it is the same name.
    assert office.post(reverse("office:people:list"), _role(name=" bu  SRI ")).status_code == 302
    assert roles_of(known) == {"runner"}


def test_a_runner_without_a_market_is_asked_for_one() -> None:
    office, _ = _signed_in(RoleName.OFFICER)
    page = office.post(reverse("office:people:list"), _role(market=""))
    assert list(page.context["form"].errors) == ["market"]
    assert "Please choose the market that the runner works for." in page.content.decode()
