"""Who may sign in to the demo, for the start command and for people who try it."""

from dodolan.people.accounts.models import User
from dodolan.people.phones import show_phone
from dodolan.people.places.models import City
from rehearsal.city.names import Circle, demo_phone
from rehearsal.city.writing_people import PASSWORD

BY_CODE = "code on the page"
BY_PASSWORD = f"password {PASSWORD}, code on the page"
WAYS_IN = (
    ("buyer", demo_phone(Circle.BUYERS, 1), BY_CODE),
    ("trader", demo_phone(Circle.TRADERS, 1), BY_CODE),
    ("runner", demo_phone(Circle.RUNNERS, 1), BY_CODE),
    ("officer", demo_phone(Circle.OFFICE, 1), BY_PASSWORD),
    ("second officer", demo_phone(Circle.OFFICE, 2), BY_PASSWORD),
    ("treasurer", demo_phone(Circle.OFFICE, 3), BY_PASSWORD),
)


def sign_ins() -> list[tuple[str, str, str]]:
    """(who, phone as typed, how) for one person of each kind, of the first market; empty where there is no demo."""
    if not City.objects.filter(is_demo=True).exists():
        return []
    phones = [phone for _, phone, _ in WAYS_IN]
    there = set(User.objects.filter(phone__in=phones, is_active=True).values_list("phone", flat=True))
    return [(who, show_phone(phone), how) for who, phone, how in WAYS_IN if phone in there]
