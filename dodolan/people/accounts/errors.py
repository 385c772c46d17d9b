"""Why somebody does not get in, or gets no right."""

from dodolan.kernel.errors import Invalid, Refused


class PhoneKnown(Invalid):
    """The phone belongs to somebody of another name; fact `name` is theirs."""

    code = "accounts.phone_known"


class WrongCode(Refused):
    """The code is wrong, used, too old, or was tried too often."""

    code = "accounts.wrong_code"
    status = 400


class WrongSignIn(Refused):
    """Phone, password or one-time password do not belong together; which of them is not said."""

    code = "accounts.wrong_sign_in"
    status = 400


class LastOfficer(Refused):
    """Without this officer nobody could run the office; enter another one first."""

    code = "accounts.last_officer"


class RoleHeld(Refused):
    """The user holds this role already."""

    code = "accounts.role_held"
