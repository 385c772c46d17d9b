"""The office at the end of the day: counts are verified, payouts proposed, approved by another, and marked paid."""

import re

from dodolan.people.accounts.models import User
from dodolan.people.phones import show_phone
from rehearsal.city.names import Circle, demo_phone
from rehearsal.city.writing_people import PASSWORD
from rehearsal.day.visitor import Visitor
from rehearsal.day.world import SATURDAY, World

PAYOUTS_MARKED = 5


def plan_office(world: World) -> None:
    """The officer proposes; the treasurer counts, approves and pays."""
    world.plan(16, 0, lambda: _close(world))


def _close(world: World) -> None:
    officer, treasurer = (_sign_in(world, number) for number in (1, 3))
    office = f"/petugas/kurir/?hari={SATURDAY}"
    for form in treasurer.get(office).forms_to("/kotak/"):
        counted = next(str(sum_) for name, sum_ in world.counts.items() if name in form.words)
        field = next(name for name in form.names("") if name.endswith("counted"))
        world.note("treasurer: verified a box", treasurer.send(form, form.filled(**{field: counted})))
    money = f"/petugas/uang/?hari={SATURDAY}"
    page = officer.get(money)
    world.note("officer: proposed payouts", officer.send(page.forms_to("/usul/")[0]))
    page = treasurer.get(money)
    for form in page.forms_to("/setuju/")[:1]:
        every = [("payout", value) for value, _ in form.choices.get("payout", [])]
        world.note("treasurer: approved payouts", treasurer.send(form, [*form.filled(), *every]))
    for number in range(PAYOUTS_MARKED):
        waiting = treasurer.get(money).forms_to("/lunas/")
        if waiting:
            field = next(name for name in waiting[0].names("") if name.endswith("bank_ref"))
            paid = treasurer.send(waiting[0], waiting[0].filled(**{field: f"BJ-{number:04d}"}))
            world.note("treasurer: marked a payout paid", paid)


def _sign_in(world: World, number: int) -> Visitor:
    phone = demo_phone(Circle.OFFICE, number)
    visitor = world.visitor(Circle.OFFICE.value, number)
    page = visitor.get("/masuk/petugas/")
    name = User.objects.get(phone=phone).name
    code = re.search(rf"{re.escape(name)}: <[^>]*>(\d{{6}})", page.text)
    world.note(
        "officer: signed in",
        visitor.press(
            page, "/masuk/petugas/", phone=show_phone(phone), password=PASSWORD, totp=code[1] if code else ""
        ),
    )
    return visitor
