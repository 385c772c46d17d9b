"""What only the API refuses: requests that are no proper requests."""

from dodolan.kernel.errors import Invalid, Missing, NotAllowed, Refused


class BadJson(Invalid):
    """The body is not JSON."""

    # A code of its own for each cause: programs branch on codes, sentences get reworded.
    code = "api.bad_json"


class NotJson(Refused):
    """The body says that it is something else than JSON."""

    code = "api.not_json"
    # Not a 400: the fault is in a header, and looking for it in the body would waste an evening.
    status = 415


class TooLarge(Refused):
    """The body is larger than a request may be."""

    code = "api.too_large"
    status = 413


class BadRequest(Invalid):
    """Fields are missing, unknown, or not what they claim to be; the problem lists them."""

    code = "api.bad_request"
    status = 422


class Malformed(Invalid):
    """Not even an address can be read from it."""

    code = "api.malformed"


class NoToken(Refused):
    """The call needs a token, or the token is unknown or revoked."""

    code = "api.no_token"
    status = 401


class WrongRole(NotAllowed):
    """No role of the token's person holds the right that the call needs."""

    code = "api.wrong_role"


class NoAddress(Missing):
    """There is no such address."""

    code = "api.no_address"


class WrongMethod(Refused):
    """The address does not take this method."""

    code = "api.wrong_method"
    status = 405


class Broken(Refused):
    """Something of ours broke; the log says what, under the request's id."""

    # Nothing of the error itself goes out: it may hold names, and callers cannot mend it.
    code = "api.broken"
    status = 500
