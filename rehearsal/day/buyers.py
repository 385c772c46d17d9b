"""Buyers: look at the price list, choose, order as guests; some cancel, some press twice, some answer the runner."""

from functools import partial
from random import Random

from rehearsal.day.pages import Form, Page
from rehearsal.day.visitor import Visitor
from rehearsal.day.world import Purchase, World

PAGES = 6
PRESS_TWICE, CANCEL = 0.05, 0.04
STREETS = ("Jalan Contoh", "Jalan Misal", "Gang Umpama", "Jalan Andai")


def plan_buyers(world: World, markets: list[str], orders: int) -> None:
    """Spread so many buyers over the morning, from six until a quarter to twelve, most of them early."""
    for index in range(orders):
        dice = world.dice("buyer", index)
        # Early like a real morning: the slots of the forenoon fill first.
        world.plan(6, 5 + dice.triangular(0, 340, 60), partial(_buy, world, index, dice.choice(markets)))


def _buy(world: World, index: int, market: str) -> None:
    dice, visitor = world.dice("basket", index), world.visitor(0, index)
    lines, form = _choose(visitor, market, dice)
    if form is None:
        world.tally["price_list was empty"] += 1
        return
    # Sent along like a browser does: a form without it is refused.
    token = [pair for pair in form.fields if pair[0] == "csrfmiddlewaretoken"]
    if not world.note("filled a basket", visitor.send(form, [*token, *(("line", line) for line in lines)])):
        return
    page = _order(world, visitor, market, index, dice)
    if not world.note("ordered", page):
        return
    bought = Purchase(index, market, page.path, page.read["code"][0], page.read["pin"][0], visitor)
    world.purchases[bought.number] = bought
    if dice.random() < CANCEL:
        world.later(10, partial(_cancel, world, bought))


def _choose(visitor: Visitor, market: str, dice: Random) -> tuple[list[str], Form | None]:
    """Two to ten lines from one or two pages of the price list, each an amount that the page offers."""
    wanted: dict[str, str] = {}
    last = None
    for number in dice.sample(range(1, PAGES + 1), 2):
        rows = visitor.get(f"/pasar/{market}/?page={number}").forms_to("/keranjang/isi/")
        for form in dice.sample(rows, min(len(rows), dice.randint(1, 5))):
            amounts = [value for name, value in form.buttons if name == "amount"]
            if amounts:
                wanted[dict(form.fields)["offer"]] = dice.choice(amounts)
                last = form
    return [f"{offer}:{amount}" for offer, amount in wanted.items()], last


def _order(world: World, visitor: Visitor, market: str, index: int, dice: Random) -> Page:
    form = visitor.get(f"/pasar/{market}/keranjang/").forms_to("/pesan/")[0]
    fields = form.filled(
        name=f"Pembeli {index} (demo)",
        phone=f"0860 9{index:07d}",
        village=dice.choice([code for code, _ in form.choices["village"] if code]),
        street=f"{dice.choice(STREETS)} {dice.randint(1, 90)}",
        slot=form.choices["slot"][0][0],
    )
    page = visitor.send(form, fields)
    if dice.random() < PRESS_TWICE:
        # What a wet thumb does: the same form, sent twice.
        again = visitor.send(form, fields)
        if again.path != page.path:
            raise RuntimeError(f"Pressed twice, ordered twice: {page.path} and {again.path}.")
        world.tally["pressed twice, ordered once"] += 1
    return _proved(world, visitor, page)


def _proved(world: World, visitor: Visitor, page: Page) -> Page:
    """Type the code that the demo shows; a phone buys here for the first time."""
    if not page.forms_to("/bukti/"):
        return page
    proved = visitor.press(page, "/bukti/", code=page.read["ref"][0])
    world.note("proved the number", proved)
    return proved


def _cancel(world: World, bought: Purchase) -> None:
    page = bought.visitor.get(bought.path)
    if page.forms_to("/batal/"):
        bought.cancelled = world.note("cancelled", bought.visitor.press(page, "/batal/"))


def answer_questions(world: World, bought: Purchase) -> None:
    """Look at one's order and answer whether heavier goods are welcome."""
    page = bought.visitor.get(bought.path)
    for form in page.forms_to("/jawab/"):
        name, value = world.dice("consent", bought.index).choice(form.buttons)
        world.note(f"answered {value}", bought.visitor.send(form, form.filled(**{name: value})))
