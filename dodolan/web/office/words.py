"""The words of the office: lines, accounts, movements and actions, each said in one place."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from dodolan.market.fulfilment.models import HandoverOutcome
from dodolan.market.ordering.models import AdjustmentKind, LineState
from dodolan.market.paying.models import PayoutState, SplitKind
from dodolan.market.stalls.models import StallPay, StallStatus
from dodolan.people.accounts.models import RoleName
from dodolan.people.businesses.models import Cluster
from dodolan.people.places.models import CoordinateQuality

LINES: Mapping[str, Promise] = {
    LineState.REQUESTED: _("to do"),
    LineState.PICKED: _("picked"),
    LineState.SHORT: _("short"),
    LineState.CANCELLED: _("cancelled"),
}
OUTCOMES: Mapping[str, Promise] = {
    HandoverOutcome.DELIVERED: _("Handed over"),
    HandoverOutcome.WRONG_PIN: _("Wrong PIN"),
    HandoverOutcome.NOBODY_THERE: _("Nobody was there"),
}
ADJUSTMENTS: Mapping[str, Promise] = {
    AdjustmentKind.GOODWILL: _("More weighed than asked"),
    AdjustmentKind.CASH_ROUNDING: _("Cash rounding"),
}
BEARERS: Mapping[str, Promise] = {"stall": _("the stall"), "city": _("the city")}
SPLITS: Mapping[str, Promise] = {
    SplitKind.GOODS: _("Goods"),
    SplitKind.DELIVERY: _("Delivery"),
    SplitKind.ROUNDING: _("Rounding"),
}
PAYOUTS: Mapping[str, Promise] = {
    PayoutState.PROPOSED: _("waits for approval"),
    PayoutState.APPROVED: _("approved"),
    PayoutState.PAID: _("paid"),
}
ACCOUNTS: Mapping[str, Promise] = {
    "runner_cash": _("Cash boxes of runners"),
    "city_cash": _("Cash of the city"),
    "stall_payable": _("Owed to stalls"),
    "runner_payable": _("Owed to runners"),
    "city_subsidy": _("Paid by the city"),
    "rounding": _("Cash rounding"),
    "cash_variance": _("Cash variance"),
    "goods_lost": _("Goods nobody took"),
}
JOURNALS: Mapping[str, Promise] = {
    "float": _("Float handed out"),
    "stall_paid": _("Stall paid in cash"),
    "sale": _("Buyer paid"),
    "cash_count": _("Cash counted"),
    "payout": _("Payout by the bank"),
    "loss": _("Goods written off"),
}
CLUSTERS: Mapping[str, Promise] = {
    Cluster.FRESH: _("Fresh goods"),
    Cluster.CULINARY: _("Food and drink"),
    Cluster.UMKM: _("Small business"),
    Cluster.IKM: _("Small industry"),
}
STATUSES: Mapping[str, Promise] = {
    StallStatus.DRAFT: _("draft"),
    StallStatus.ACTIVE: _("sells"),
    StallStatus.SUSPENDED: _("suspended"),
}
PAYS: Mapping[str, Promise] = {
    StallPay.CASH_AT_PICK: _("In cash by the runner"),
    StallPay.PAYOUT: _("By the city's payout"),
}
ROLES: Mapping[str, Promise] = {
    RoleName.RUNNER: _("Runner"),
    RoleName.TRADER: _("Trader"),
    RoleName.OFFICER: _("Officer"),
    RoleName.TREASURER: _("Treasurer"),
}
QUALITIES: Mapping[str, Promise] = {
    CoordinateQuality.SURVEYED: _("measured on the spot"),
    CoordinateQuality.APPROXIMATE: _("roughly"),
}
ACTIONS: Mapping[str, Promise] = {
    "businesses.registered": _("Business entered"),
    "capacity_set": _("Slot capacity changed"),
    "cash_verified": _("Cash box verified"),
    "city_terms_set": _("City settings changed"),
    "fee_set": _("Delivery fee changed"),
    "goods_released": _("Handed over without PIN"),
    "order_cancelled": _("Order cancelled"),
    "order_given": _("Order given to a runner"),
    "order_taken_back": _("Order taken from a runner"),
    "order_written_off": _("Order written off"),
    "payout_approved": _("Payout approved"),
    "payout_paid": _("Payout marked paid"),
    "payout_proposed": _("Payout proposed"),
    "places.market_added": _("Market added"),
    "role_given": _("Role given"),
    "role_taken": _("Role taken away"),
    "second_key_made": _("Second sign-in key made"),
    "stall_opened": _("Stall opened"),
    "stall_status_set": _("Stall suspended or let sell"),
    "switch_turned": _("Switched on or off"),
    "term_set": _("City setting changed"),
    "token_made": _("API key made"),
    "token_revoked": _("API key revoked"),
}
# The facts of actions, by the name under which the trail keeps them.
FACTS: Mapping[str, Promise] = {
    "amount_rp": _("amount"),
    "capacity": _("orders that fit"),
    "cash_multiple_rp": _("cash rounded down to"),
    "coordinates": _("place on the map"),
    "counted_rp": _("counted"),
    "district": _("district"),
    "help_phone": _("help number"),
    "label": _("label"),
    "market": _("market"),
    "name": _("name"),
    "number": _("order"),
    "on": _("is on"),
    "pay": _("way of payment"),
    "place": _("place"),
    "reason": _("reason"),
    "role": _("role"),
    "runner": _("runner"),
    "cluster": _("cluster"),
    "slug": _("name of the market"),
    "status": _("state"),
    "switch": _("switch"),
    "term": _("setting"),
    "tolerance_bp": _("limit for heavier goods"),
    "valid_from": _("from the day"),
    "value": _("value"),
    "variance_rp": _("difference"),
    "village": _("village"),
}


def said(words: Mapping[str, Promise], code: str) -> str:
    """The word for a code in the language of the request; the code itself where there is no word."""
    # Better an odd word on the page than an officer without a page.
    return str(words.get(code, code))


def choices(words: Mapping[str, Promise], everything: str | Promise) -> list[tuple[str, str | Promise]]:
    """Choices of a filter: everything first, then each word."""
    return [("", everything), *((str(code), word) for code, word in words.items())]
