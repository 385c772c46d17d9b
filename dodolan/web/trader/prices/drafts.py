"""What a trader has typed on the price page and not saved yet: another press on that page must not lose it."""

from uuid import UUID

from django.http import HttpRequest

from dodolan.market.stalls.models import Stall

COUNT = "c-"
_KEY, _LONGEST = "typed_prices", 40


def keep_typed(request: HttpRequest, stall: Stall) -> None:
    """Keep the filled-in prices and counts of the form that came along with another press."""
    said = {name: str(value)[:_LONGEST] for name, value in request.POST.items() if _is_field(name)}
    typed = {name: value for name, value in said.items() if value.strip()}
    request.session[_KEY] = {**request.session.get(_KEY, {}), stall.slug: typed}


def kept_typed(request: HttpRequest, stall: Stall) -> dict[str, str]:
    """What was kept for a stall, by field."""
    kept: dict[str, str] = request.session.get(_KEY, {}).get(stall.slug, {})
    return kept


def forget_typed(request: HttpRequest, stall: Stall, *fields: str) -> None:
    """Forget these fields of a stall, or all if none is named."""
    kept = kept_typed(request, stall)
    if kept:
        left = {name: value for name, value in kept.items() if fields and name not in fields}
        request.session[_KEY] = {**request.session[_KEY], stall.slug: left}


def _is_field(name: str) -> bool:
    try:
        UUID(name.removeprefix(COUNT))
    except ValueError:
        return False
    return True
