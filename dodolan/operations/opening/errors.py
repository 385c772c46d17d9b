"""Why a city cannot be opened or used."""

from dodolan.kernel.errors import Refused


class CannotPrepare(Refused):
    """The database, the key or the folder of this machine's settings cannot be used as it is."""

    code = "opening.cannot_prepare"


class ServedAlready(Refused):
    """Another program serves the city of this folder."""

    code = "opening.served_already"


class NoCity(Refused):
    """No city was opened here."""

    code = "opening.no_city"
