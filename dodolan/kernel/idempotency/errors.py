"""Why a repeated request is refused."""

from dodolan.kernel.errors import Refused


class OtherRequest(Refused):
    """The key came before with another request behind it."""

    code = "idempotency.other_request"
    status = 422
