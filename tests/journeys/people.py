"""The people of the journeys: what each of them does on the screen, in the words of a market officer.

They read English, the language of the source, so that a translation can be mended without touching a story.
"""

import re
from dataclasses import dataclass
from datetime import datetime

from playwright.sync_api import Page

from dodolan.people.accounts.models import User
from dodolan.people.accounts.totp import code_at
from dodolan.people.phones import show_phone

PASSWORD = "pasar-pagi-contoh"


class Person:
    """Somebody with a screen of their own."""

    def __init__(self, page: Page) -> None:
        """A new browser, in which nobody is signed in."""
        self.page = page
        page.context.add_cookies([{"name": "bahasa", "value": "en", "domain": "127.0.0.1", "path": "/"}])

    def open(self, path: str) -> None:
        """Go to a page."""
        self.page.goto(path)

    def press(self, name: str | re.Pattern[str], *, within: str = "main", nth: int = 0) -> None:
        """Press a button by what is on it."""
        self.page.locator(within).get_by_role("button", name=name).nth(nth).click()
        self.page.wait_for_load_state()

    def write(self, label: str, text: str) -> None:
        """Fill in a field by its label."""
        self.page.get_by_label(label).first.fill(text)

    def text(self) -> str:
        """All words of the page, spaces folded, a true minus sign as on a keyboard."""
        return " ".join(self.page.locator("body").inner_text().split()).replace("\N{MINUS SIGN}", "-")

    def sign_in(self, user: User) -> None:
        """By the code that the demo shows on its page."""
        self.open("/masuk/")
        self.write("Mobile number", show_phone(user.phone))
        self.press("Send me a code")
        self.write("Code of six digits", self.page.locator("main .banner p").inner_text().rsplit(" ", 1)[-1])
        self.press("Sign in")


@dataclass(slots=True)
class Address:
    """Where a guest wants their goods."""

    name: str = "Bu Ani"
    phone: str = "0812 3456 7890"
    village: str = "Oro-oro Dowo"
    street: str = "Jalan Contoh 7"


class Buyer(Person):
    """A guest who shops."""

    market = "/pasar/oro-oro-dowo/"
    order = ""

    def choose(self, good: str, amount: str) -> None:
        """Press a quick amount of a good on today's price list."""
        row = self.page.locator(".good", has_text=good)
        row.get_by_role("button", name=amount, exact=True).click()
        row.locator(".inbasket").wait_for()

    def fill_in(self, where: Address | None = None, *, slot: str = "09.00") -> None:
        """Write the address and choose a time."""
        where = where or Address()
        self.open(f"{self.market}keranjang/")
        self.write("Name of who receives", where.name)
        self.write("Mobile number", where.phone)
        self.page.get_by_label("Village").select_option(label=where.village)
        self.write("Street", where.street)
        if slot:
            self.page.locator(".slots .choice", has_text=slot).first.click()

    def send(self) -> None:
        """Order."""
        self.press("Order now")

    def prove(self) -> None:
        """Type the code of the demo: a wrong one first, then the right one with a blank in its middle."""
        card = self.page.locator("main .card", has=self.page.locator("#proof"))
        code = card.locator(".ref").inner_text()
        self.write("Code of six digits", "000000" if code != "000000" else "000001")
        self.press("It is my number")
        assert "The code is wrong or too old." in self.text()
        self.write("Code of six digits", f"{code[:3]} {code[3:]}")
        self.press("It is my number")

    def pin(self) -> str:
        """The PIN on the order's page."""
        return self.page.locator(".pin").inner_text()

    def number(self) -> str:
        """The order's number."""
        return self.page.locator("h1 .code").inner_text()


class Trader(Person):
    """Somebody behind a stall."""

    def is_ready(self) -> None:
        """Say that the first order is packed."""
        self.open("/lapak/")
        self.press("Ready")

    def has_none(self, good: str) -> None:
        """Say "habis" for a line of an order."""
        self.open("/lapak/")
        self.press(re.compile(f"Sold out.*{good}"))


class Runner(Person):
    """Somebody who shops for others."""

    def start(self, cash: str) -> None:
        """Begin the shift with cash from the office."""
        self.open("/kurir/")
        self.write("Cash you start with", cash)
        self.press("Start")

    def take_everything(self) -> None:
        """Take every order that nobody has."""
        for box in self.page.locator("input[name=purchase]").all():
            box.check()
        self.press("Take these orders")

    def weigh(self, good: str, grams: str) -> None:
        """Type what the scale says."""
        self.open("/kurir/belanja/")
        item = self.page.locator("li.line", has_text=good)
        item.locator("input[name^=g-]").fill(grams)
        item.get_by_role("button", name="Weighed").click()
        self.page.wait_for_load_state()

    def count(self, good: str, pieces: str) -> None:
        """Type how many were taken."""
        self.open("/kurir/belanja/")
        item = self.page.locator("li.line", has_text=good)
        item.locator("input[name^=n-]").fill(pieces)
        item.get_by_role("button", name="Taken").click()
        self.page.wait_for_load_state()

    def pay_every_stall(self) -> int:
        """Pay where everything is weighed; returns how many stalls."""
        self.open("/kurir/belanja/")
        paid = 0
        while self.page.locator("main").get_by_role("button", name="Pay Rp").count():
            self.press("Pay Rp")
            paid += 1
        return paid

    def hand_over(self, number: str, pin: str) -> None:
        """At the door, with the PIN that the buyer says."""
        self.open(f"/kurir/antar/{number}/")
        self.write("PIN of the buyer", pin)
        self.press("Handed over and paid")

    def go_home(self, counted: str) -> None:
        """End the shift and count."""
        self.open("/kurir/")
        self.press("End my shift")
        self.write("Cash you counted", counted)
        self.press("This is what I have")

    def count_again(self, counted: str) -> None:
        """Type another sum; until it is what should be there it is asked about once."""
        self.write("Cash you counted", counted)
        self.press("This is what I have")


class Officer(Person):
    """Somebody at the office."""

    def sign_in_with_app(self, user: User, at: datetime) -> None:
        """By password and the code of the app at that instant."""
        self.open("/masuk/petugas/")
        self.write("Mobile number", show_phone(user.phone))
        self.write("Password", PASSWORD)
        self.write("Code from the app", code_at(user, at))
        self.press("Sign in")
