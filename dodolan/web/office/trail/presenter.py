"""What the page of the trail shows, ready to print: codes as words, sums as money, keys as the names they stand for."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from phonenumbers import NumberParseException

from dodolan.kernel.audit.models import AuditEntry
from dodolan.kernel.clock import day_of
from dodolan.kernel.words import hour, rupiah
from dodolan.people.accounts.phones import show_phone
from dodolan.people.places.models import PublicMarket, Village
from dodolan.web.office.words import ACTIONS, CLUSTERS, FACTS, PAYS, QUALITIES, ROLES, STATUSES, said
from dodolan.wording.dates import day_in_words

# Facts that are codes, with their words.
CODES: Mapping[str, Mapping[str, Promise]] = {
    "coordinates": QUALITIES,
    "pay": PAYS,
    "role": ROLES,
    "cluster": CLUSTERS,
    "status": STATUSES,
}


@dataclass(frozen=True, slots=True)
class Places:
    """Names of markets by slug and of villages by code: what the trail wrote down as keys."""

    markets: Mapping[str, str]
    villages: Mapping[str, str]


def places_of(entries: Iterable[AuditEntry], halls: Iterable[PublicMarket]) -> Places:
    """The names that some actions need; halls are all markets. One statement, or none where no village is told of."""
    told = {facts.get("village") for entry in entries for facts in (entry.before, entry.after)}
    codes = [code for code in told if isinstance(code, str)]
    villages = Village.objects.filter(pk__in=codes).values_list("pk", "name") if codes else ()
    return Places({hall.slug: hall.name for hall in halls}, dict(villages))


def trail_rows(entries: Sequence[AuditEntry], places: Places) -> list[dict[str, Any]]:
    """Actions as rows of the page."""
    return [
        {
            "number": entry.number,
            "day": day_in_words(day_of(entry.at)),
            "time": hour(entry.at),
            "who": entry.actor_name,
            "action": said(ACTIONS, entry.action),
            # An order's number can be read and typed; the key of anything else can only be followed.
            "subject": entry.after.get("number") or entry.subject,
            "before": _told(entry.before, places),
            "after": _told(entry.after, places),
        }
        for entry in entries
    ]


def _told(facts: dict[str, Any], places: Places) -> list[tuple[str, str]]:
    """Facts as (name in words, value in words), in the order in which the trail names them."""
    return [(said(FACTS, name), _value(name, value, places)) for name, value in sorted(facts.items())]


def _value(name: str, value: Any, places: Places) -> str:
    if isinstance(value, str):
        return _text(name, value, places)
    # A yes or no is a number to Python, and no sum of money.
    if type(value) is int and name.endswith("_rp"):
        return rupiah(value)
    if type(value) is int and name == "tolerance_bp":
        return _percent(value)
    # What has no form of its own is shown as it was written down.
    return json.dumps(value, ensure_ascii=False)


def _text(name: str, value: str, places: Places) -> str:
    if name == "help_phone":
        return _phone(value)
    if name in CODES:
        return said(CODES[name], value)
    names = {"market": places.markets, "slug": places.markets, "village": places.villages}
    return names.get(name, {}).get(value, value)


def _percent(basis_points: int) -> str:
    """1050 hundredths of a percent are 10,5%."""
    whole, part = divmod(basis_points, 100)
    decimals = f",{part:02d}".rstrip("0") if part else ""
    return f"{whole}{decimals}%"


def _phone(value: str) -> str:
    try:
        return show_phone(value)
    except NumberParseException:
        # The trail keeps what was written, even if no telephone ever had that number.
        return value
