"""The rooms of the house, one line each: what they bring for all is decided in the rooms and only listed here."""

from dodolan.api.plugs import PLUGS as API
from dodolan.kernel.plugs import Plug
from dodolan.market.fulfilment.plugs import PLUGS as FULFILMENT
from dodolan.market.ordering.plugs import PLUGS as ORDERING
from dodolan.people.places.plugs import PLUGS as PLACES

PLUGS: tuple[Plug, ...] = (
    *PLACES,
    *ORDERING,
    *FULFILMENT,
    *API,
)
