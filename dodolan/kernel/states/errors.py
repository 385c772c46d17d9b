"""Why a thing does not move."""

from typing import ClassVar

from dodolan.kernel.errors import Refused


class WrongState(Refused):
    """A thing does not stand where this follows.

    Facts: `state` is what it is, `needed` lists what it would have to be, in the order of the table. A room names its
    own kind by a subclass with a code of its own.
    """

    code: ClassVar[str] = "states.wrong_state"
