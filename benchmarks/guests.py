"""Guests who buy: the three requests of a whole checkout on the pages, and orders through the API."""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from benchmarks.phone import Phone, Reply

HIDDEN = re.compile(rb'name="(key|seal)" value="([^"]*)"')


@dataclass(frozen=True, slots=True)
class Shop:
    """Where and what to buy: ids as text; offers as (id, one step) from at least four stalls; counted is one of few."""

    market: str
    slot: str
    village: str
    offers: Sequence[tuple[str, int]]
    counted: str
    tokens: Sequence[str]

    @classmethod
    def of(cls, facts: dict[str, Any]) -> "Shop":
        """The shop that benchmarks.inside laid out."""
        return cls(**{name: facts[name] for name in ("market", "slot", "village", "offers", "counted", "tokens")})


class Guest:
    """A buyer without an account. number keeps guests apart: address, telephone and name follow from it."""

    def __init__(self, port: int, shop: Shop, number: int) -> None:
        """The guest has not begun."""
        self.shop = shop
        self.phone = Phone(port, f"127.{20 + number // 62500}.{number // 250 % 250}.{number % 250 + 1}")
        self.number = number
        self.hidden: list[tuple[str, str]] = []

    def fill(self, lines: Sequence[tuple[str, int]]) -> Reply:
        """Put (offer, steps) in the basket: the first request."""
        fields = [("line", f"{offer}:{steps}") for offer, steps in lines]
        return self.phone.send_form(f"/pasar/{self.shop.market}/keranjang/isi/", fields)

    def look(self) -> Reply:
        """Open the basket with its form: the second request."""
        reply = self.phone.ask("GET", f"/pasar/{self.shop.market}/keranjang/")
        self.hidden = [(name.decode(), value.decode()) for name, value in HIDDEN.findall(reply.body)]
        return reply

    def place(self) -> Reply:
        """Press the last button: the third request. 302 is bought, 409 is refused."""
        fields = [
            ("name", f"Pembeli {self.number}"),
            ("phone", telephone(self.number)),
            ("village", self.shop.village),
            ("street", "Jalan Contoh 7"),
            ("note", ""),
            ("slot", self.shop.slot),
        ]
        return self.phone.send_form(f"/pasar/{self.shop.market}/pesan/", [*self.hidden, *fields])


def telephone(number: int) -> str:
    """A number of the demo's own block, which rings nowhere."""
    return f"0860 9{number:07d}"


def send_order(phone: Phone, shop: Shop, lines: Sequence[tuple[str, int]], *, number: int, key: str) -> Reply:
    """Order through the API, by each account in turn; raises Unanswered."""
    body = {
        "market": shop.market,
        "slot": shop.slot,
        "delivery": {
            "name": f"Pembeli {number}",
            "phone": telephone(number),
            "village": shop.village,
            "street": "Jalan Contoh 7",
        },
        "lines": [{"offer": offer, "steps": steps} for offer, steps in lines],
    }
    token = shop.tokens[number % len(shop.tokens)]
    headers = {"Content-Type": "application/json", "Idempotency-Key": key, "Authorization": f"Bearer {token}"}
    return phone.ask("POST", "/api/v1/orders", json.dumps(body).encode(), headers)
