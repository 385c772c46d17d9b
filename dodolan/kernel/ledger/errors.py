"""Why a journal is refused."""

from dodolan.kernel.errors import Refused


class Unbalanced(ValueError):
    """Debits and credits of a journal differ: a mistake in our own code, never in what a person typed."""


class KeyReused(Refused):
    """A journal key came back with other entries."""

    code = "ledger.key_reused"
