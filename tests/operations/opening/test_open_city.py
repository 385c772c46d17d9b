"""A real city is opened by one command: its own places, and nobody and nothing invented."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils.translation import override

from dodolan.kernel.clock import clock_set_to
from dodolan.kernel.errors import Invalid
from dodolan.market.ordering.models import DeliveryFee, DeliverySlot
from dodolan.market.prices.models import OfferPrice
from dodolan.market.stalls.catalogue import goods_of
from dodolan.market.stalls.models import Good, MarketDay, Stall
from dodolan.operations.opening import city as opening
from dodolan.operations.opening.missing import missing
from dodolan.people.accounts.actions import sign_in_officer
from dodolan.people.accounts.models import Role, RoleName, User
from dodolan.people.accounts.totp import code_at
from dodolan.people.accounts.turns import Seat
from dodolan.people.businesses.models import Business
from dodolan.people.places.models import City, PublicMarket
from rehearsal.city.seeding import seed_demo_city
from tests.factories.market import MORNING
from tests.factories.people import make_user

pytestmark = pytest.mark.django_db
PASSWORD = "pasar-pagi-sekali"
GOODS = len(goods_of("3404"))


def _open(monkeypatch: pytest.MonkeyPatch, *words: str, city: str = "3404", password: str = PASSWORD) -> str:
    said = StringIO()
    monkeypatch.setattr("sys.stdin", StringIO(f"{password}\n"))
    with clock_set_to(lambda: MORNING):
        call_command("open_city", "--city", city, *words, stdout=said)
    return said.getvalue()


def test_sleman_is_opened_empty(monkeypatch: pytest.MonkeyPatch):
    said = _open(monkeypatch)
    assert "Kabupaten Sleman (3404) is open: 4 markets, 17 districts, 86 villages." in said
    assert City.objects.values_list("name", "help_phone", "is_demo").get() == ("Kabupaten Sleman", "", False)
    assert (PublicMarket.objects.count(), Good.objects.count(), DeliveryFee.objects.count()) == (
        4,
        GOODS,
        4 * 17,
    )
    assert (MarketDay.objects.count(), DeliverySlot.objects.count()) == (4 * 3, 4 * 3 * 4)
    for table in (User, Role, Business, Stall, OfferPrice):
        assert not table.objects.exists()


def test_the_first_officer_can_sign_in(monkeypatch: pytest.MonkeyPatch):
    said = _open(monkeypatch, "--officer", "0812 3456 7890", "--name", "Bu Rini", "--help-phone", "0812 0000 1111")
    assert "otpauth://totp/Dodolan:Bu%20Rini?secret=" in said
    user = User.objects.get()
    totp = code_at(user, MORNING)
    assert sign_in_officer(phone="+6281234567890", password=PASSWORD, totp=totp, seat=Seat("a"), at=MORNING) == user
    assert City.objects.get().help_phone == "+6281200001111"


def test_what_is_missing_is_said(monkeypatch: pytest.MonkeyPatch):
    said = _open(monkeypatch)
    for begins in (
        "Nobody can sign in to the office",
        "Buyers find no help number",
        "No stall sells in",
        "No runner works",
    ):
        assert f"Still missing: {begins}" in said
    _open(monkeypatch, "--officer", "0812 3456 7890", "--name", "Bu Rini")
    assert missing()[0].startswith("Payouts need two people")
    make_user("Bu Sri", RoleName.OFFICER)
    assert missing()[0].startswith("Nobody verifies boxes and pays out: dodolan add_officer --role treasurer")
    make_user("Pak Hadi", RoleName.TREASURER)
    assert missing()[0].startswith("Buyers find no help number")


def test_again_it_changes_nothing(monkeypatch: pytest.MonkeyPatch):
    _open(monkeypatch)
    DeliveryFee.objects.update(amount_rp=5_000)
    said = _open(monkeypatch)
    assert "Added now: 0 goods, 0 delivery fees, 0 market days." in said
    assert set(DeliveryFee.objects.values_list("amount_rp", flat=True)) == {5_000}


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--help-phone", "12"], r"^help phone: "),
        (["--officer", "12", "--name", "x"], r"^officer's phone: "),
        (["--officer", "0812 3456 7890"], "needs a name"),
        (["--officer", "0812 3456 7890", "--name", " "], r"^name: This is needed\.$"),
        (["--officer", "0812 3456 7890", "--name", "x" * 81], r"^name: At most 80 signs\.$"),
    ],
)
def test_a_slip_of_the_finger_opens_nothing(monkeypatch: pytest.MonkeyPatch, words: list[str], sentence: str):
    with pytest.raises(CommandError, match=sentence):
        _open(monkeypatch, *words)
    assert not City.objects.exists()


@pytest.mark.parametrize(
    ("password", "sentence"),
    [
        ("pendek", "password: This password is too short. It must contain at least 8 characters."),
        ("password123", "password: This password is too common."),
    ],
)
def test_a_weak_password_opens_nothing_and_is_said_in_english(
    monkeypatch: pytest.MonkeyPatch, password: str, sentence: str
):
    with override("id"), pytest.raises(CommandError) as refusal:
        _open(monkeypatch, "--officer", "0812 3456 7890", "--name", "Bu Rini", password=password)
    assert str(refusal.value) == sentence
    assert not City.objects.exists()


def test_a_failure_at_the_officer_takes_the_city_back(monkeypatch: pytest.MonkeyPatch):
    def broken(**_facts: object) -> str:
        raise Invalid("Broken.")

    monkeypatch.setattr(opening, "enter_officer", broken)
    with pytest.raises(CommandError, match=r"^Broken\.$"):
        _open(monkeypatch, "--officer", "0812 3456 7890", "--name", "Bu Rini")
    assert not City.objects.exists()
    assert not Good.objects.exists()


def test_again_it_fills_in_a_number_and_leaves_the_officer_alone(monkeypatch: pytest.MonkeyPatch):
    _open(monkeypatch, "--officer", "0812 3456 7890", "--name", "Bu Rini")
    before = User.objects.values_list("name", "password", "totp_seed").get()
    said = _open(monkeypatch, "--officer", "+62 812 3456 7890", "--name", "Bu R", "--help-phone", "0812 0000 1111")
    assert "is an officer already and was left alone" in said
    assert "otpauth" not in said
    assert User.objects.values_list("name", "password", "totp_seed").get() == before
    assert City.objects.get().help_phone == "+6281200001111"
    _open(monkeypatch, "--help-phone", "0812 0000 2222")
    assert City.objects.get().help_phone == "+6281200001111"


def test_no_city_is_opened_that_nobody_named(monkeypatch: pytest.MonkeyPatch):
    with pytest.raises(CommandError, match=r"--city NUMBER; known are 3573 Kota Malang, 3404 Kabupaten Sleman\.$"):
        _open(monkeypatch, city="")
    assert not City.objects.exists()
    _open(monkeypatch)
    assert "Kabupaten Sleman (3404) is open" in _open(monkeypatch, city="")


def test_an_unknown_city_is_refused_with_those_that_are_known(monkeypatch: pytest.MonkeyPatch):
    with pytest.raises(CommandError, match="known are 3573, 3404"):
        _open(monkeypatch, city="9999")
    assert not City.objects.exists()


def test_a_demo_never_becomes_a_city(monkeypatch: pytest.MonkeyPatch):
    seed_demo_city(code="3404", seed=1, at=MORNING, stalls_per_market=1)
    with pytest.raises(CommandError, match="holds the demo of Kabupaten Sleman"):
        _open(monkeypatch)
    assert City.objects.get().is_demo
