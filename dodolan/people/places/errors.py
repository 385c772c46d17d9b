"""What can be wrong when a city is loaded."""

from dodolan.kernel.errors import Refused


class UnknownCity(Refused):
    """A city number of which we hold no facts; fact `known` lists the numbers we do hold."""

    code = "places.unknown_city"
    status = 404


class OtherCity(Refused):
    """The database serves another city already: one city, one database."""

    code = "places.other_city"
