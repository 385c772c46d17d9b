"""The rooms of the house, one line each: what they bring for all is decided in the rooms and only listed here."""

from dodolan.api.plugs import PLUGS as API
from dodolan.kernel.audit.plugs import PLUGS as AUDIT
from dodolan.kernel.idempotency.plugs import PLUGS as IDEMPOTENCY
from dodolan.kernel.jobs.plugs import PLUGS as JOBS
from dodolan.kernel.ledger.plugs import PLUGS as LEDGER
from dodolan.kernel.limits.plugs import PLUGS as LIMITS
from dodolan.kernel.outbox.plugs import PLUGS as OUTBOX
from dodolan.kernel.plugs import Plug
from dodolan.kernel.switches.plugs import PLUGS as SWITCHES
from dodolan.market.fulfilment.plugs import PLUGS as FULFILMENT
from dodolan.market.ordering.plugs import PLUGS as ORDERING
from dodolan.market.paying.plugs import PLUGS as PAYING
from dodolan.market.stalls.plugs import PLUGS as STALLS
from dodolan.people.accounts.plugs import PLUGS as ACCOUNTS
from dodolan.people.businesses.plugs import PLUGS as BUSINESSES
from dodolan.people.places.plugs import PLUGS as PLACES
from dodolan.web.office.orders.plugs import PLUGS as OFFICE_ORDERS
from dodolan.web.office.payouts.plugs import PLUGS as OFFICE_PAYOUTS
from dodolan.web.office.runners.plugs import PLUGS as OFFICE_RUNNERS

PLUGS: tuple[Plug, ...] = (
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
    *STALLS,
    *ORDERING,
    *PAYING,
    *FULFILMENT,
    *API,
    *OFFICE_ORDERS,
    *OFFICE_RUNNERS,
    *OFFICE_PAYOUTS,
)
