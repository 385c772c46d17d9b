"""Why somebody has to wait."""

from dodolan.kernel.errors import Refused


class TooMany(Refused):
    """The limit is used up; fact `wait_seconds` says for how long."""

    code = "limits.too_many"
    status = 429
