"""Programs that call the API, for tests."""

import json
from dataclasses import dataclass, field
from typing import Any

from django.test import Client

from dodolan.kernel.audit.actions import SYSTEM
from dodolan.market.ordering.models import DeliverySlot
from dodolan.people.accounts.actions import make_token
from dodolan.people.accounts.models import User
from tests.factories.market import MORNING

DELIVERY = {
    "name": "Bu Ani",
    "phone": "0812 3456 7890",
    "village": "35.73.02.1008",
    "street": "Jalan Contoh 7",
    "note": "pagar hijau",
}


@dataclass
class Program:
    """Speaks JSON; token and key go along where they are set."""

    token: str = ""
    client: Client = field(default_factory=lambda: Client(raise_request_exception=False))

    def get(self, path: str, **query: Any) -> Any:
        """Look."""
        return self.client.get(f"/api/v1/{path}", query, headers=self._headers(""))

    def send(self, method: str, path: str, body: Any, *, key: str = "", kind: str = "application/json") -> Any:
        """Send a body; text and bytes go as they are."""
        data = body if isinstance(body, str | bytes) else json.dumps(body)
        return self.client.generic(method, f"/api/v1/{path}", data, kind, headers=self._headers(key))

    def order(self, body: Any, *, key: str = "key-1") -> Any:
        """Send an order."""
        return self.send("POST", "orders", body, key=key)

    def _headers(self, key: str) -> dict[str, str]:
        pairs = {"Authorization": f"Bearer {self.token}" if self.token else "", "Idempotency-Key": key}
        return {name: value for name, value in pairs.items() if value}


def program_of(user: User) -> Program:
    """A program that acts for a user."""
    return Program(make_token(user=user, label="kasir", by=SYSTEM, at=MORNING))


def order_body(slot: DeliverySlot, *lines: dict[str, Any], **more: Any) -> dict[str, Any]:
    """An order to the market of a slot."""
    return {
        "market": slot.day.market.slug,
        "slot": str(slot.pk),
        "delivery": dict(DELIVERY),
        "lines": list(lines),
        **more,
    }


def code_of(answer: Any) -> tuple[int, str]:
    """Status and code of a problem, which it must be in full."""
    facts = json.loads(answer.content)
    assert answer["Content-Type"] == "application/problem+json"
    assert set(facts) == {"type", "title", "status", "detail", "code", "facts", "errors", "request_id"}
    assert facts["status"] == answer.status_code
    assert facts["type"] == f"urn:dodolan:problem:{facts['code']}"
    assert facts["detail"]
    assert facts["request_id"] == answer["X-Request-Id"]
    return facts["status"], facts["code"]


def faults_of(answer: Any) -> list[str]:
    """The fields at fault."""
    return [fault["field"] for fault in json.loads(answer.content)["errors"]]
