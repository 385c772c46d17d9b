"""What may be served: a city that was opened here, and a demo only where strangers cannot reach it."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings

from dodolan.kernel.hosts import public_names
from dodolan.operations.opening.errors import CannotPrepare, ServedAlready
from dodolan.operations.opening.standing import place
from dodolan.people.places.models import City
from dodolan.people.places.queries import the_city


@contextmanager
def serving_alone() -> Iterator[None]:
    """Hold the folder as its only server, for as long as this process lives; raises ServedAlready, CannotPrepare.

    By folder and not by port: two ports on one database would send every message twice.
    """
    try:
        lock = (settings.DATA / "start.lock").open("a")
    except OSError as wrong:
        raise CannotPrepare(f"{wrong.filename} cannot be written: {wrong.strerror}.") from wrong
    # The lock belongs to the open file, which no child inherits: it ends with this process, however that ends.
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise ServedAlready(
                f"The folder {settings.DATA} (DODOLAN_DATA) is served already by another `dodolan start`."
            ) from None
        yield


def why_not_served(code: str) -> str:
    """Why the city here may not be served as the one of that number, "" for whichever is here; "" if it may."""
    city = the_city()
    # Two cities in one database could never be told apart again.
    if code and city.code != code:
        return (
            f"{place()[0].upper()}{place()[1:]} belongs to {city.name} ({city.code}), but CITY is {code}. "
            "Set DODOLAN_DATA or DATABASE_URL to another place, or CITY back."
        )
    return public_demo()


def public_demo() -> str:
    """Why a demo may not be served under the names of this machine's settings; "" for a real city or private names."""
    why_not = no_demo_here()
    return why_not if why_not and City.objects.filter(is_demo=True).exists() else ""


def no_demo_here() -> str:
    """Why no demo may stand under the names of this machine's settings; "" if strangers can reach none of them."""
    public = public_names(settings.ALLOWED_HOSTS)
    if not public:
        return ""
    # Its passwords are printed in the open and its codes stand on the page.
    return f"A demo is not served under public names ({', '.join(public)}). Take them out of DODOLAN_HOSTS."
