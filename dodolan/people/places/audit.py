"""What the trail keeps about places and what a city decides."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from dodolan.kernel.audit.catalogue import Action, Fact, money
from dodolan.kernel.plugs import plugged
from dodolan.kernel.terms.values import BASIS_POINTS, MINUTES, RUPIAH, Term
from dodolan.kernel.words import percent
from dodolan.people.phones import show_kept_phone
from dodolan.people.places.models import CoordinateQuality

MARKET_ADDED = Action(
    "places.market_added",
    _("Market added"),
    subject="public_market",
    facts={
        "slug": Fact(_("name of the market"), names="public_market"),
        "village": Fact(_("village"), names="village"),
        "coordinates": Fact(_("place on the map"), codes=CoordinateQuality),
    },
)
# What is not written any more, and stands in the trail: terms were decided together with the help number.
CITY_TERMS_SET = Action(
    "places.city_terms_set",
    _("City settings changed"),
    subject="city",
    facts={
        "cash_multiple_rp": money(_("cash rounded down to")),
        "tolerance_bp": Fact(_("limit for heavier goods"), shown=percent),
        "help_phone": Fact(_("help number"), shown=show_kept_phone),
        "valid_from": Fact(_("from the day")),
    },
)


def _term_words(key: str) -> str:
    terms = plugged(Term)
    return str(terms[key].words) if key in terms else key


def _written_day(day: str) -> str:
    return f"{date.fromisoformat(day):%d/%m/%Y}"


TERM_SET = Action(
    "places.term_set",
    _("City setting changed"),
    subject="term",
    facts={
        "term": Fact(_("setting"), shown=_term_words),
        # By the unit, which says how a number is read.
        RUPIAH.name: money(_("amount")),
        BASIS_POINTS.name: Fact(_("share"), shown=percent),
        MINUTES.name: Fact(_("time"), shown=MINUTES.shown),
        "value": Fact(_("value")),
        "valid_from": Fact(_("from the day"), shown=_written_day),
    },
)
HELP_PHONE_SET = Action(
    "places.help_phone_set",
    _("Help number changed"),
    subject="city",
    facts={"help_phone": Fact(_("help number"), shown=show_kept_phone)},
)
ACTIONS = (MARKET_ADDED, CITY_TERMS_SET, TERM_SET, HELP_PHONE_SET)
