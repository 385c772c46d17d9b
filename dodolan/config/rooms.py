"""The rooms of the house, one line each: what they bring for all is decided in the rooms and only listed here."""

from dodolan.api.plugs import PLUGS as API
from dodolan.kernel.anchors.plugs import PLUGS as ANCHORS
from dodolan.kernel.audit.plugs import PLUGS as AUDIT
from dodolan.kernel.growing.plugs import PLUGS as GROWING
from dodolan.kernel.idempotency.plugs import PLUGS as IDEMPOTENCY
from dodolan.kernel.jobs.plugs import PLUGS as JOBS
from dodolan.kernel.ledger.plugs import PLUGS as LEDGER
from dodolan.kernel.limits.plugs import PLUGS as LIMITS
from dodolan.kernel.outbox.plugs import PLUGS as OUTBOX
from dodolan.kernel.plugs import Plug
from dodolan.kernel.sealing.plugs import PLUGS as SEALING
from dodolan.kernel.switches.plugs import PLUGS as SWITCHES
from dodolan.market.fulfilment.plugs import PLUGS as FULFILMENT
from dodolan.market.ordering.plugs import PLUGS as ORDERING
from dodolan.market.paying.plugs import PLUGS as PAYING
from dodolan.market.prices.plugs import PLUGS as PRICES
from dodolan.market.stalls.plugs import PLUGS as STALLS
from dodolan.people.accounts.plugs import PLUGS as ACCOUNTS
from dodolan.people.businesses.plugs import PLUGS as BUSINESSES
from dodolan.people.places.plugs import PLUGS as PLACES
from dodolan.services.approvals.plugs import PLUGS as APPROVALS
from dodolan.services.documents.plugs import PLUGS as PAPERS
from dodolan.services.notices.plugs import PLUGS as NOTICES
from dodolan.web.buyer.browsing.plugs import PLUGS as BUYER_BROWSING
from dodolan.web.buyer.plugs import PLUGS as BUYER
from dodolan.web.buyer.purchases.plugs import PLUGS as BUYER_PURCHASES
from dodolan.web.office.ledger.plugs import PLUGS as OFFICE_LEDGER
from dodolan.web.office.orders.plugs import PLUGS as OFFICE_ORDERS
from dodolan.web.office.payouts.plugs import PLUGS as OFFICE_PAYOUTS
from dodolan.web.office.plugs import PLUGS as OFFICE
from dodolan.web.office.register.plugs import PLUGS as OFFICE_REGISTER
from dodolan.web.office.runners.plugs import PLUGS as OFFICE_RUNNERS
from dodolan.web.office.today.plugs import PLUGS as OFFICE_TODAY
from dodolan.web.office.trail.plugs import PLUGS as OFFICE_TRAIL
from dodolan.web.runner.cash.plugs import PLUGS as RUNNER_CASH
from dodolan.web.runner.picking.plugs import PLUGS as RUNNER_PICKING
from dodolan.web.runner.plugs import PLUGS as RUNNER
from dodolan.web.runner.shift.plugs import PLUGS as RUNNER_SHIFT
from dodolan.web.runner.stops.plugs import PLUGS as RUNNER_STOPS
from dodolan.web.trader.money.plugs import PLUGS as TRADER_MONEY
from dodolan.web.trader.orders.plugs import PLUGS as TRADER_ORDERS
from dodolan.web.trader.plugs import PLUGS as TRADER
from dodolan.web.trader.prices.plugs import PLUGS as TRADER_PRICES

PLUGS: tuple[Plug, ...] = (
    *SEALING,
    *GROWING,
    *ANCHORS,
    *LEDGER,
    *AUDIT,
    *OUTBOX,
    *IDEMPOTENCY,
    *LIMITS,
    *JOBS,
    *SWITCHES,
    *PLACES,
    *ACCOUNTS,
    *BUSINESSES,
    *APPROVALS,
    *NOTICES,
    *PAPERS,
    *STALLS,
    *PRICES,
    *ORDERING,
    *PAYING,
    *FULFILMENT,
    *API,
    *OFFICE_ORDERS,
    *OFFICE_RUNNERS,
    *OFFICE_PAYOUTS,
    *OFFICE,
    *OFFICE_TODAY,
    *OFFICE_LEDGER,
    *OFFICE_REGISTER,
    *OFFICE_TRAIL,
    *RUNNER,
    *RUNNER_SHIFT,
    *RUNNER_PICKING,
    *RUNNER_STOPS,
    *RUNNER_CASH,
    *TRADER,
    *TRADER_ORDERS,
    *TRADER_PRICES,
    *TRADER_MONEY,
    *BUYER,
    *BUYER_BROWSING,
    *BUYER_PURCHASES,
)
