"""The key of a city: made with it, proved at every start."""

from django.conf import settings

from dodolan.kernel.audit.actions import seal_empty_trail
from dodolan.kernel.gate import write_tx
from dodolan.kernel.sealing.key_file import make_key, read_key
from dodolan.kernel.sealing.keys import take_key
from dodolan.kernel.sealing.proof import is_proved, prove, sealed_texts, why_key_does_not_fit
from dodolan.operations.opening.errors import CannotPrepare
from dodolan.people.places.models import City


@write_tx()
def hold_key() -> None:
    """Make a key where no city is yet, and keep a proof of it; raises CannotPrepare for one that is not this city's.

    The caller holds the lock of the folder.
    """
    # A city without its key is no fresh one: a new key would shut its officers out for good.
    if not City.objects.exists() and not any(sealed_texts(most=1)):
        take_key(_new_key())
        # Anew: an opening that was refused may have left the proof of a key that is gone.
        prove()
        # The tables are older than the key by a moment.
        seal_empty_trail()
    elif why := why_key_does_not_fit():
        raise CannotPrepare(why)
    elif not is_proved():
        # The first start of a version that keeps a proof.
        prove()


def _new_key() -> str:
    file = settings.KEY_FILE
    key = read_key(file) if file.exists() else make_key(file)
    if not key:
        # Somebody put it there, so it is not overwritten.
        raise CannotPrepare(f"{file} holds no key of 32 random bytes. No city is here yet: remove it, and one is made.")
    return key
