"""What can be wrong with an entry of the business register."""

from dodolan.kernel.errors import Invalid, Refused


class NibTaken(Refused):
    """Another business has that national number; one business is one row."""

    code = "businesses.nib_taken"


class EnteredAlready(Refused):
    """Its owner has a business of that name; pressed twice, it is entered once."""

    code = "businesses.entered_already"


class BadBusiness(Invalid):
    """A name, cluster or national number that cannot be right; fact `field` is which."""

    code = "businesses.bad_business"
