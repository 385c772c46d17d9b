"""Where somebody is signed in, ready to print, and what a browser says of itself in a word or two."""

from dataclasses import dataclass
from uuid import UUID

from dodolan.people.accounts.models import SignIn, Way
from dodolan.wording.codes import said
from dodolan.wording.dates import hour_of_day

# The first that is found: what calls itself Chrome is often another, and everybody calls themselves Mozilla.
_SYSTEMS = ("Android", "iPhone", "iPad", "Windows", "Macintosh", "Linux")
_BROWSERS = {
    "Opera Mini": "Opera Mini",
    "OPR": "Opera",
    "UCBrowser": "UC Browser",
    "SamsungBrowser": "Samsung",
    "Edg": "Edge",
    "Firefox": "Firefox",
    "Chrome": "Chrome",
    "Safari": "Safari",
}


@dataclass(frozen=True, slots=True)
class SignInRow:
    """A place where somebody is signed in; here: it is the one that asks."""

    id: UUID
    device: str
    way: str
    at: str
    here: bool


def sign_in_row(row: SignIn, *, here: bool = False) -> SignInRow:
    """A sign-in as it is listed."""
    return SignInRow(row.pk, row.device, said(Way, row.way), hour_of_day(row.at), here)


def device_words(user_agent: str) -> str:
    """System and browser of a User-Agent header, such as "Android, Chrome"; "?" for what names neither."""
    system = next((name for name in _SYSTEMS if name in user_agent), "")
    browser = next((name for part, name in _BROWSERS.items() if part in user_agent), "")
    return ", ".join(filter(None, (system, browser))) or "?"
