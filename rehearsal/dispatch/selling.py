"""The shop's side of a simulated morning: windows are sold while runners can still serve them."""

from collections import Counter
from collections.abc import Sequence

from dodolan.engines.routing.carrying.slots import Custom, Window, may_sell
from dodolan.engines.routing.model.values import Runner
from rehearsal.dispatch.market_day import PICKING, Way, market_day

# The share of the runners' time that orders filled on mornings without a late one; the benchmark plays them anew.
USE_PERCENT = {Way.PREPACKED: 78, Way.MERGED: 87, Way.SINGLE: 75}
YESTERDAY = 0


def anything(wishes: Sequence[Window]) -> Window | None:
    """Sell whatever a buyer wants most, as a shop does that knows no limits."""
    return wishes[0] if wishes else None


class Slots:
    """A window is sold if the runners can carry it together with everything sold before."""

    def __init__(self, way: Way, runners: Sequence[Runner]) -> None:
        """Yesterday's orders say what today's will be like."""
        # Not today's seed, or the shop would know what is going to be ordered.
        past = market_day(YESTERDAY, way=way, orders=60, runners=1, sell=anything).orders
        self._custom = Custom(past, use_percent=USE_PERCENT[way])
        self._picking, self._runners = PICKING[way], runners
        self._sold: Counter[Window] = Counter()

    def sell(self, wishes: Sequence[Window]) -> Window | None:
        """The dearest wish that is still free; None turns the buyer away."""
        for window in wishes:
            if may_sell(window, self._sold, runners=self._runners, custom=self._custom, picking=self._picking):
                self._sold[window] += 1
                return window
        return None
