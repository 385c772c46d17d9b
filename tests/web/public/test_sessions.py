"""Where one is signed in: noted at the door, listed, and ended from another device."""

import pytest
from django.test import Client

from dodolan.people.accounts.actions import code_of, request_code
from dodolan.people.accounts.models import SignIn, User
from dodolan.people.accounts.turns import Seat
from dodolan.web.kit.sign_ins import device_words
from tests.factories.market import MORNING
from tests.factories.pages import text
from tests.web.buyer.conftest import reading_english

pytestmark = pytest.mark.usefixtures("market")
PHONE = "+6281234567890"
ANDROID = "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/114.0 Mobile Safari/537.36"


def signed_in(agent: str = ANDROID) -> Client:
    """A device on which the buyer typed a code."""
    client = reading_english(Client(headers={"user-agent": agent}))
    client.post("/masuk/", {"phone": PHONE, "have": "1"})
    code = code_of(request_code(phone=PHONE, seat=Seat("10.0.0.1"), at=MORNING))
    assert client.post("/masuk/kode/", {"code": code}).status_code == 302
    return client


def test_another_device_is_signed_out_from_here():
    lost, here = signed_in("Opera/9.80 (J2ME/MIDP; Opera Mini/36.2)"), signed_in()
    words = text(here.get("/akun/"))
    assert "Android, Chrome · by a code, 06.10 · this device" in words
    assert "Opera Mini · by a code" in words
    [other] = SignIn.objects.filter(device="Opera Mini")
    assert here.post("/akun/sesi/", {"sesi": str(other.pk)}).status_code == 302
    assert lost.get("/akun/").status_code == 302
    assert here.get("/akun/").status_code == 200


def test_all_others_at_once_and_never_this_one():
    others, here = [signed_in(), signed_in()], signed_in()
    assert here.post("/akun/sesi/").status_code == 302
    assert [client.get("/akun/").status_code for client in others] == [302, 302]
    assert here.get("/akun/").status_code == 200


@pytest.mark.parametrize("name", ["x", "00000000-0000-0000-0000-000000000001", "\0"])
def test_what_is_no_session_ends_nothing(name: str):
    other, here = signed_in(), signed_in()
    assert here.post("/akun/sesi/", {"sesi": name}).status_code in (302, 404)
    assert other.get("/akun/").status_code == 200


def test_signing_out_is_noted():
    client = signed_in()
    client.post("/keluar/")
    assert SignIn.objects.get().ended_at
    assert User.objects.get(phone=PHONE).sign_ins.count() == 1


@pytest.mark.parametrize(
    ("agent", "words"),
    [
        (ANDROID, "Android, Chrome"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 14_0 like Mac OS X) Version/14.0 Safari/604.1", "iPhone, Safari"),
        ("Mozilla/5.0 (Windows NT 10.0) Chrome/120.0 Safari/537.36 Edg/120.0", "Windows, Edge"),
        ("", "?"),
        ("<script>", "?"),
    ],
)
def test_what_a_browser_says_of_itself(agent: str, words: str):
    assert device_words(agent) == words
