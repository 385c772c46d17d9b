"""The chart of accounts: which kinds of accounts and journals the rooms bring."""

from dataclasses import dataclass

from django.utils.functional import Promise


@dataclass(frozen=True, slots=True)
class AccountKind:
    """A kind of account. key stands in every account's row (20 signs at most); words are its name in a statement.

    owner: the kind of subject whose each account is (kernel.subjects), or "" for one account of the whole city.
    is_debt: what the city owes, so that its usual balance stands in credit.
    """

    key: str
    words: str | Promise
    owner: str = ""
    is_debt: bool = False


@dataclass(frozen=True, slots=True)
class JournalKind:
    """A kind of journal. key stands in its rows (32 signs at most); source is the kind of subject it is written for."""

    key: str
    words: str | Promise
    source: str
