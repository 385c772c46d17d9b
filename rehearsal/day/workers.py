"""Traders and runners: prices at dawn, orders made ready; lists shopped, goods weighed, doors, cash."""

import re
from functools import partial
from random import Random

from dodolan.kernel.words import read_rupiah, read_whole
from dodolan.people.accounts.models import User
from dodolan.people.phones import show_phone
from rehearsal.city.names import Circle, demo_phone
from rehearsal.city.plan import RUNNERS_PER_MARKET
from rehearsal.day.buyers import answer_questions
from rehearsal.day.pages import Form, Page
from rehearsal.day.visitor import Visitor
from rehearsal.day.world import Purchase, World

RUNNERS, MOST_TRADERS = 18, 60
# Up to so many orders, one runner of each market brings them all, and walks a third of the rounds.
QUIET_DAY, QUIET_ROUNDS = 30, 3
FLOAT = "3.000.000"
ROUND_MINUTES, ROUNDS, TAKEN = 25, 19, 6
# Often enough that a hundred orders meet what is rare in a hall.
NEW_PRICE, SOLD_OUT = 0.3, 0.2
TOO_HEAVY, SHORT, ASKS = 0.06, 0.02, 0.5
WRONG_PIN, NOBODY = 0.04, 0.03
# "½ kg = 500 g", "Rp5.000 ± 131 g", "100 g": the first figure in what the scale shows.
AIM = re.compile(r"([\d.]+) (?:g|ml)\b")


def plan_workers(world: World, orders: int) -> None:
    """Traders come from five on, runners from half past six in rounds until the afternoon."""
    for number in range(1, min(MOST_TRADERS, orders) + 1):
        visitor = world.visitor(Circle.TRADERS.value, number)
        world.plan(5, number % 50, partial(_set_prices, world, visitor, number))
        for hour in (7, 9, 11):
            world.plan(hour, 20 + number % 30, partial(_make_ready, world, visitor, number))
    is_quiet = orders <= QUIET_DAY
    for number in range(1, RUNNERS + 1, RUNNERS_PER_MARKET if is_quiet else 1):
        visitor = world.visitor(Circle.RUNNERS.value, number)
        world.plan(6, 30 + number % 5, partial(_start, world, visitor, number))
        for turn in range(0, ROUNDS, QUIET_ROUNDS if is_quiet else 1):
            world.plan(7, turn * ROUND_MINUTES + number % 20, partial(_shop, world, visitor, number, turn))
        world.plan(15, 10 + number % 20, partial(_go_home, world, visitor, number))


def sign_in(world: World, visitor: Visitor, phone: str) -> Page:
    """In by the code that the demo shows on its page."""
    page = visitor.press(visitor.get("/masuk/"), "/masuk/", phone=show_phone(phone))
    code = re.search(r"\b(\d{6})\b", page.text)
    page = visitor.press(page, "/masuk/kode/", code=code[1] if code else "")
    world.note("signed in", page)
    return page


def _set_prices(world: World, visitor: Visitor, number: int) -> None:
    sign_in(world, visitor, demo_phone(Circle.TRADERS, number))
    page = visitor.get("/lapak/harga/")
    form = next(form for form in page.forms if form.id == "prices")
    dice = world.dice("prices", number)
    fields = form.filled(save="")
    for name in form.names("")[1:]:
        old = _old_price(page, name)
        if old and dice.random() < NEW_PRICE:
            # Within a tenth or so: a jump would be asked about, and that is another test.
            new = max(100, old * dice.randint(92, 109) // 100 // 100 * 100)
            fields = [(field, str(new) if field == name else value) for field, value in fields]
    world.note("set prices", visitor.send(form, fields))


def _old_price(page: Page, offer: str) -> int:
    """The price printed in the row of an offer."""
    row = page.text.partition(f'id="o{offer}"')[2]
    found = re.search(r"Rp([\d.]+) /", row)
    return read_rupiah(found[1]).amount if found else 0


def _make_ready(world: World, visitor: Visitor, number: int) -> None:
    dice = world.dice("ready", number, world.clock.at)
    page = visitor.get("/lapak/")
    lines = sorted(page.forms_to("/habis/"), key=lambda form: (_placed(world, page, form), form.words))
    if lines and dice.random() < SOLD_OUT:
        world.note("trader: sold out", visitor.send(lines[0]))
    for form in visitor.get("/lapak/").forms_to("/siap/"):
        world.note("trader: ready", visitor.send(form))


def _placed(world: World, page: Page, form: Form) -> int:
    """When in the day the order was placed whose card holds a form; numbers are random, places are not."""
    before = page.text[: page.text.index(form.action)]
    return world.purchases[re.findall(r'id="p([0-9A-Z]+)-', before)[-1]].index


def _start(world: World, visitor: Visitor, number: int) -> None:
    page = sign_in(world, visitor, demo_phone(Circle.RUNNERS, number))
    world.note("runner: started", visitor.press(page, "/kurir/mulai/", float=FLOAT))


def _shop(world: World, visitor: Visitor, number: int, turn: int) -> None:
    """One round: take orders, shop for them all at once, pay the stalls; the doors come later."""
    page = visitor.get("/kurir/")
    mine = page.forms_to("/kurir/terima/")
    if not world.purchases.keys() & set(page.read.get("ref", [])):
        return
    # Numbers of orders are random; their place in the day is not, and decides who takes what.
    known = [(choice, world.purchases.get(text)) for form in mine for choice, text in _orders(form)]
    free = sorted((bought.index, choice) for choice, bought in known if bought)
    if free:
        token = mine[0].filled()
        taken = visitor.send(mine[0], [*token, *(("purchase", choice) for _, choice in free[:TAKEN])])
        world.note("runner: took orders", taken)
    page = visitor.get("/kurir/belanja/")
    # A line that can still be found empty is one that nobody has weighed or counted yet.
    todo = {form.action.split("/")[-2] for form in page.forms_to("/kurir/kurang/")}
    for form in [*page.forms_to("/kurir/timbang/"), *page.forms_to("/kurir/ambil/")]:
        _pick(world, visitor, form, todo, world.dice("scale", number, turn, form.words.rpartition(": ")[2]))
    page = visitor.get("/kurir/belanja/")
    for form in page.forms_to("/kurir/tanya/"):
        if world.dice("ask", number, turn).random() < ASKS:
            world.note("runner: asked a buyer", visitor.send(form))
    in_hand = _in_hand(world, visitor)
    for bought in in_hand:
        answer_questions(world, bought)
    for form in visitor.get("/kurir/belanja/").forms_to("/kurir/bayar/"):
        world.note("runner: paid a stall", visitor.send(form))
    for place, bought in enumerate(in_hand):
        world.later(30 + 8 * place, partial(_deliver, world, visitor, bought))


def _orders(form: Form) -> list[tuple[str, str]]:
    """(value, order number) of the boxes that can be ticked."""
    return [(value, form.labels[field].split()[0]) for value, field in form.choices.get("purchase", [])]


def _pick(world: World, visitor: Visitor, form: Form, todo: set[str], dice: Random) -> None:
    """Weigh or count what is still to do in one form, in the order of what was wanted, so that the dice fall alike."""
    now = dict(form.fields)
    labels = {name: form.labels.get(f"l{name[2:]}", "") for name in [*form.names("g-"), *form.names("n-")]}
    open_lines = sorted((label.partition(" ")[2], name) for name, label in labels.items() if name[2:] in todo)
    values = {name: _reading(dice, name, label, now[name]) for label, name in open_lines}
    if values:
        action = "runner: weighed" if "timbang" in form.action else "runner: counted"
        world.note(action, visitor.send(form, form.filled(**values)))


def _reading(dice: Random, name: str, label: str, shown: str) -> str:
    if name.startswith("n-"):
        return "0" if shown and dice.random() < SHORT else shown
    # Read from the page like a runner does; the rule behind it is not asked.
    grams = read_whole(AIM.findall(label)[0].replace(".", ""))
    if dice.random() < SHORT:
        return "0"
    # Above the tolerance of a tenth, so that the buyer has to be asked.
    percent = dice.randint(111, 125) if dice.random() < TOO_HEAVY else dice.randint(96, 107)
    return str(grams * percent // 100)


def _in_hand(world: World, visitor: Visitor) -> list[Purchase]:
    """Orders to bring, in the order in which they were placed."""
    page = visitor.get("/kurir/antar/")
    numbers = {text for text in page.read.get("ref", []) if f"/kurir/antar/{text}/" in page.text}
    return sorted((world.purchases[number] for number in numbers), key=lambda bought: bought.index)


def _deliver(world: World, visitor: Visitor, bought: Purchase) -> None:
    path = f"/kurir/antar/{bought.number}/"
    page = visitor.get(path)
    doors = [form for form in page.forms if form.action == path]
    if not doors:
        return
    dice = world.dice("door", bought.index)
    if dice.random() < NOBODY:
        world.note("runner: nobody there", visitor.press(page, "/kosong/"))
    if dice.random() < WRONG_PIN:
        # Never the right one by chance, or the tally would depend on luck.
        wrong = "0000" if bought.pin != "0000" else "1111"
        world.note("runner: wrong PIN", visitor.send(doors[0], doors[0].filled(pin=wrong)))
    world.note("runner: handed over", visitor.send(doors[0], doors[0].filled(pin=bought.pin)))


def _go_home(world: World, visitor: Visitor, number: int) -> None:
    # Before the shift is over: while counting, nobody is told what should be there.
    expected = read_rupiah(visitor.get("/kurir/kas/").read["num"][3]).amount
    page = visitor.get("/kurir/")
    if not world.note("runner: went home", visitor.press(page, "/kurir/pulang/")):
        return
    page = visitor.get("/kurir/kas/")
    dice = world.dice("count", number)
    # Somebody always miscounts, and the variance must be seen in the books.
    counted = expected - dice.randrange(100, 600, 100) if dice.random() < 0.2 else expected
    page = visitor.press(page, "/kurir/kas/", counted=str(counted))
    if counted != expected:
        # Asked once whether that is right, and counted to the same again.
        page = visitor.press(page, "/kurir/kas/", counted=str(counted))
    world.note("runner: counted cash", page)
    world.counts[User.objects.get(phone=demo_phone(Circle.RUNNERS, number)).name] = counted
