"""A morning minute by minute: orders come in, the planner plans again when something changed, runners do as told."""

import time
from collections.abc import Iterable
from dataclasses import replace

from dodolan.engines.routing.model.plan import Plan
from dodolan.engines.routing.model.values import Aims, Order, Situation, State, Trip
from dodolan.engines.routing.planner import plan
from dodolan.engines.routing.travel.haversine import Haversine
from rehearsal.dispatch.market_day import MINUTE, PICKING, MarketDay
from rehearsal.dispatch.played import NO_TROUBLE, Played, Trouble, summed_up
from rehearsal.dispatch.runner_life import Land, Life

# A runner's time is what a morning runs out of; a late order is worth hours of it.
AIMS = Aims(driving=2, picking=1, finishing=1)


class Morning:
    """The board of one market day. The planner is told only what a dispatcher would know by then."""

    def __init__(self, day: MarketDay, trouble: Trouble = NO_TROUBLE) -> None:
        """Nobody has ordered yet."""
        self.day, self.trouble = day, trouble
        self.land = Land(Haversine(), PICKING[day.way], day.true_hg)
        self.lives = {runner.id: Life(runner, self.land) for runner in day.runners}
        self.known = 0
        self.open: dict[str, Order] = {}
        self.planned: Plan | None = None
        self.planned_at = 0
        self.replans: list[float] = []

    def play(self) -> Played:
        """From the first order until the last shift is over and the last door is served."""
        now = min([order.placed for order in self.day.orders], default=0) // MINUTE * MINUTE
        end = max((runner.off for runner in self.day.runners), default=now)
        # Goods on board are brought home even when the shift is over.
        while now <= end or any(life.trip for life in self.lives.values()):
            changed = [self._orders_come(now), self._weather(now), self._illness(now), self._runners_act(now)]
            if any(changed):
                self._replan(now)
            self._send_off(now)
            now += MINUTE
        return summed_up(self.day, self.lives, self.replans)

    def _orders_come(self, now: int) -> bool:
        orders, before = self.day.orders, self.known
        while self.known < len(orders) and orders[self.known].placed <= now:
            self._take_back([orders[self.known]])
            self.known += 1
        return self.known > before

    def _weather(self, now: int) -> bool:
        rain = self.trouble.rain
        percent = self.trouble.rain_percent if rain and rain[0] <= now < rain[1] else 100
        changed = [life for life in self.lives.values() if life.runner.travel_percent != percent]
        for life in changed:
            life.runner = replace(life.runner, travel_percent=percent)
        return bool(changed)

    def _illness(self, now: int) -> bool:
        ill = self.trouble.ill
        if ill is None or not ill <= now < ill + MINUTE or not self.lives:
            return False
        self._take_back(next(iter(self.lives.values())).fall_ill(now))
        return True

    def _runners_act(self, now: int) -> bool:
        changed = False
        for life in self.lives.values():
            changed |= life.begin_picking(now)
            back = life.weigh(now)
            self._take_back(back)
            changed |= life.deliver(now) or bool(back)
        return changed

    def _take_back(self, orders: Iterable[Order]) -> None:
        self.open.update((order.id, order) for order in orders)

    def _replan(self, now: int) -> None:
        lives = self.lives.values()
        situation = Situation(
            now=now,
            orders=(*self.open.values(), *(order for life in lives for order in life.aboard)),
            runners=tuple(life.runner for life in lives),
            trips=(*(life.trip for life in lives if life.trip), *self._still_planned()),
            aims=AIMS,
            revision=len(self.replans),
        )
        # Processor time: what else the machine does is not the planner's.
        began = time.process_time()
        self.planned = plan(situation, travel=self.land.travel, picking=self.land.picking)
        self.planned_at = now
        self.replans.append(time.process_time() - began)
        self._rewrite_lists(self.planned)

    def _still_planned(self) -> list[Trip]:
        """What was planned last and nobody has left for."""
        if self.planned is None:
            return []
        trips = (table.trip for table in self.planned.timetables if table.trip.state is State.PLANNED)
        left = (replace(trip, orders=tuple(name for name in trip.orders if name in self.open)) for trip in trips)
        return [trip for trip in left if trip.orders]

    def _rewrite_lists(self, planned: Plan) -> None:
        """Runners on their way to the market get their list as it now is; without one they are free there."""
        lists = {table.trip.runner: table.trip.orders for table in planned.timetables if _is_picking(table.trip)}
        changing = [life for life in self.lives.values() if _is_picking(life.trip)]
        # All lists go back first: two runners may swap orders at once.
        for life in changing:
            self._take_back(life.aboard)
        for life in changing:
            life.rewrite([self.open.pop(name) for name in lists.get(life.runner.id, ())])

    def _send_off(self, now: int) -> None:
        """Who has to leave now leaves; a trip that may wait stays open to changes."""
        for table in self.planned.leaving(now) if self.planned else ():
            life = self.lives[table.trip.runner]
            if table.trip.state is State.PLANNED and life.trip is None and life.runner.free_from <= now:
                orders = [self.open.pop(name) for name in table.trip.orders if name in self.open]
                if orders:
                    # Told a minute or more ago, the runner left on the second, not on the next stroke of our clock.
                    life.go(orders, max(table.departs, self.planned_at))
                    life.begin_picking(now)


def _is_picking(trip: Trip | None) -> bool:
    return trip is not None and trip.state is State.PICKING
