"""People and places for tests: a small city with one market, and whoever walks through it."""

import secrets
from datetime import time
from itertools import count

from dodolan.kernel.clock import now
from dodolan.people.accounts.actions import token_hash
from dodolan.people.accounts.models import SECOND_KEY, Role, RoleName, User
from dodolan.people.accounts.queries import live_token
from dodolan.people.businesses.models import Business, Cluster
from dodolan.people.places.models import City, CoordinateQuality, District, PublicMarket, Village

_phones = count(1)


def make_city() -> City:
    """The city of the tests, made once."""
    city, _ = City.objects.get_or_create(code="3573", defaults={"name": "Kota Malang", "help_phone": "+6281230000000"})
    return city


def make_village(code: str = "35.73.02.1008", name: str = "Oro-oro Dowo") -> Village:
    """A village with its district, made once per code."""
    # Looked for before its district is made: nearly every test asks for it several times.
    there = Village.objects.filter(code=code).first()
    return there or Village.objects.create(code=code, name=name, district=_make_district(code[:8]))


def _make_district(code: str) -> District:
    there = District.objects.filter(code=code).first()
    return there or District.objects.create(code=code, name="Klojen", city=make_city())


def make_market(slug: str = "oro-oro-dowo") -> PublicMarket:
    """A public market, made once per slug, with its city at hand."""
    markets = PublicMarket.objects.select_related("village__district__city").filter(slug=slug)
    return markets.first() or _open_market(slug)


def _open_market(slug: str) -> PublicMarket:
    return PublicMarket.objects.create(
        slug=slug,
        name=f"Pasar {slug.replace('-', ' ').title()}",
        village=make_village(),
        street="Jalan Guntur",
        latitude_e6=-7_970_000,
        longitude_e6=112_626_000,
        coordinate_quality=CoordinateQuality.APPROXIMATE,
        opens_at=time(4),
        closes_at=time(15),
    )


def make_user(name: str = "Bu Ani", *roles: RoleName, market: PublicMarket | None = None, phone: str = "") -> User:
    """A user with a phone of his own and the named roles (a runner's for market)."""
    user = User.objects.create(
        name=name,
        phone=phone or f"+62812{next(_phones):08d}",
        joined_at=now(),
        password="!",
        totp_seed="" if set(roles).isdisjoint(SECOND_KEY) else secrets.token_hex(20),
    )
    for role in roles:
        Role.objects.create(user=user, name=role, market=market if role == RoleName.RUNNER else None, given_at=now())
    return user


def make_business(owner: User | None = None, name: str = "Sayur Bu Tutik") -> Business:
    """A business of an owner (a trader, if none is given)."""
    return Business.objects.create(
        name=name,
        owner=owner or make_user("Bu Tutik", RoleName.TRADER),
        cluster=Cluster.FRESH,
        village=make_village(),
        registered_at=now(),
    )


def person_of(token: str) -> User | None:
    """For whom a token works at the moment of the tests."""
    found = live_token(token_hash(token), now())
    return found.user if found else None
