"""What the trail keeps about places and what a city decides."""

from django.utils.translation import gettext_lazy as _

from dodolan.kernel.audit.catalogue import Action, Fact, money, percent
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
TERM_SET = Action(
    "places.term_set",
    _("City setting changed"),
    subject="term",
    facts={"term": Fact(_("setting")), "value": Fact(_("value")), "valid_from": Fact(_("from the day"))},
)
ACTIONS = (MARKET_ADDED, CITY_TERMS_SET, TERM_SET)
