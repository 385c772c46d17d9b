"""The frame of every page: the menu by role, and the help chat's address."""

from types import SimpleNamespace
from typing import Any

import pytest
from django.http import HttpRequest
from django.test import Client, RequestFactory
from django.urls import reverse
from django.utils import translation

from dodolan.kernel.plugs import plugged
from dodolan.people.places.actions import load_city
from dodolan.people.places.models import City
from dodolan.web.kit import menus
from dodolan.web.kit.access import opens
from dodolan.web.kit.frame import city_of, frame, help_address
from dodolan.web.kit.menus import Face, MenuEntry, home_of, menu_of
from tests.factories.market import MORNING
from tests.factories.people import make_city


def asked(*roles: str, name: str = "Ani Wijaya", view: str = "", signed_in: bool = True) -> HttpRequest:
    request = RequestFactory().get("/")
    nav = {"roles": list(roles), "name": name} if signed_in else None
    request.session = {"nav": nav} if nav else {}  # type: ignore[assignment]
    if view:
        request.resolver_match = SimpleNamespace(view_name=view)  # type: ignore[assignment]
    return request


def menu(request: HttpRequest) -> list[dict[str, Any]]:
    with translation.override("en"):
        entries: list[dict[str, Any]] = frame(request)["menu"]
    return entries


@pytest.mark.parametrize(
    ("roles", "face"),
    [
        ((), "buyer"),
        (("trader",), "trader"),
        (("runner",), "runner"),
        (("officer",), "office"),
        (("treasurer",), "office"),
        (("trader", "runner"), "runner"),
        (("runner", "treasurer"), "office"),
        (("trader", "officer"), "office"),
        (("stranger",), "buyer"),
    ],
)
def test_each_role_has_its_menu(roles: tuple[str, ...], face: str) -> None:
    entries = menu(asked(*roles))
    own = sorted((entry for entry in plugged(MenuEntry).values() if entry.face == face), key=lambda entry: entry.place)
    assert [(entry["url"], entry["icon"]) for entry in entries[:-1]] == [(reverse(one.key), one.icon) for one in own]
    assert entries[-1] == {"url": reverse("public:account:show"), "label": "Ani", "icon": "user", "current": False}


@pytest.mark.parametrize(
    ("route", "roles", "is_open"),
    [
        ("office:ledger:list", ("officer",), True),
        ("office:ledger:list", ("trader", "runner"), False),
        ("office:ledger:list", (), False),
        ("public:account:show", (), True),
        ("buyer:browsing:home", (), True),
    ],
)
def test_a_page_opens_to_whom_it_names(route: str, roles: tuple[str, ...], is_open: bool) -> None:
    assert opens(route, roles) is is_open


def test_who_may_open_a_part_of_a_face_is_at_home_on_its_first_page(monkeypatch: pytest.MonkeyPatch) -> None:
    assert home_of(("officer",)) == "office:today:show"
    monkeypatch.setattr(menus, "opens", lambda route, _roles: route in {"office:trail:list", "office:ledger:list"})
    assert [entry.key for entry in menu_of(("officer",))] == ["office:ledger:list", "office:trail:list"]
    assert home_of(("officer",)) == "office:ledger:list"
    monkeypatch.setattr(menus, "opens", lambda _route, _roles: False)
    assert home_of(("officer",)) == "office:today:show"


def test_a_guest_may_sign_in() -> None:
    assert [(entry["label"], entry["url"]) for entry in menu(asked(signed_in=False))] == [
        ("Markets", reverse("buyer:browsing:home")),
        ("My orders", reverse("buyer:purchases:list")),
        ("Sign in", reverse("public:account:sign-in")),
    ]


@pytest.mark.parametrize(("name", "shown"), [("Ani", "Ani"), ("Siti Nur Haliza", "Siti"), ("X" * 80, "X" * 80)])
def test_only_the_first_name_stands_in_the_menu(name: str, shown: str) -> None:
    assert menu(asked("trader", name=name))[-1]["label"] == shown


@pytest.mark.parametrize(("face", "view"), [(entry.face, entry.key) for entry in plugged(MenuEntry).values()])
def test_exactly_the_page_one_stands_on_is_marked(face: str, view: str) -> None:
    role = {"office": "officer", "buyer": ""}.get(face, face)
    entries = menu(asked(role, view=view))
    assert [entry["url"] for entry in entries if entry["current"]] == [reverse(view)]


def test_ones_own_page_is_marked_too() -> None:
    assert [entry["current"] for entry in menu(asked(view="public:account:show"))] == [False, False, True]
    assert [entry["current"] for entry in menu(asked(view="public:account:sign-in", signed_in=False))] == [
        False,
        False,
        True,
    ]


@pytest.mark.parametrize("face", plugged(Face))
def test_a_menu_is_whole_in_both_languages(face: str) -> None:
    role = {"office": "officer", "buyer": ""}.get(face, face)
    request = asked(role)
    with translation.override("id"):
        indonesian = [entry["label"] for entry in frame(request)["menu"]]
    assert len(set(indonesian)) == len(indonesian) == len(menu(request))
    assert indonesian != [entry["label"] for entry in menu(request)]


def test_an_error_before_the_session_still_has_a_menu() -> None:
    assert [entry["url"] for entry in menu(RequestFactory().get("/"))][-1] == reverse("public:account:sign-in")


DEMO_WORDS = "This is a demo: people, stalls and prices are invented."


@pytest.mark.django_db
@pytest.mark.parametrize("demo", [True, False])
@pytest.mark.parametrize("page", ["/", "/masuk/", "/petugas/masuk/", "/tidak-ada/"])
def test_every_page_says_whether_the_city_is_a_demo(page: str, *, demo: bool) -> None:
    City.objects.create(code="3573", name="Kota Malang", help_phone="", is_demo=demo)
    phone = Client(headers={"Cookie": "bahasa=en"})
    assert (DEMO_WORDS in phone.get(page).content.decode()) is demo


@pytest.mark.django_db
def test_a_city_is_called_by_its_own_name_and_number_of_markets() -> None:
    load_city(code="3404", is_demo=False, help_phone="", at=MORNING)
    shown = Client(headers={"Cookie": "bahasa=en"}).get("/").content.decode()
    assert "Shop at the markets of Kabupaten Sleman" in shown
    assert "4 public markets of Kabupaten Sleman. Today" in shown
    assert "Malang" not in shown
    assert "wa.me" not in shown


@pytest.mark.django_db
def test_before_a_city_is_opened_pages_name_none() -> None:
    shown = Client(headers={"Cookie": "bahasa=en"}).get("/").content.decode()
    assert "Dodolan, the traditional markets</p>" in shown
    assert "The city is still being prepared." in shown


def test_the_frame_asks_the_database_nothing() -> None:
    # Without the database mark a statement would fail the test.
    assert set(frame(asked())) == {"menu", "city", "help_whatsapp"}


def test_the_city_may_come_with_the_request() -> None:
    city = City(name="Kota Malang", help_phone="+628123")
    request = asked()
    request.city = city  # type: ignore[attr-defined]
    assert city_of(request) is city
    assert help_address(request) == "https://wa.me/628123"
    assert frame(request)["help_whatsapp"] == "https://wa.me/628123"


@pytest.mark.django_db
def test_without_a_city_there_is_no_chat() -> None:
    assert help_address(asked()) == ""


@pytest.mark.django_db
def test_the_city_is_looked_up_otherwise() -> None:
    city = make_city()
    assert city_of(asked()).pk == city.pk
    assert help_address(asked()) == "https://wa.me/6281230000000"


@pytest.mark.django_db
def test_a_fixed_line_is_called() -> None:
    make_city()
    City.objects.update(help_phone="+62341551234")
    page = Client().get("/").content.decode()
    assert 'href="tel:+62341551234"' in page
    assert "wa.me" not in page
