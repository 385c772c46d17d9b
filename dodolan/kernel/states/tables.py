"""The table of one thing: its states, how they are read from a row, and the moves between them. No database here."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Generic, TypeVar

from django.db.models import Model, Q

from dodolan.kernel.states.errors import WrongState

Row = TypeVar("Row", bound=Model)
State = TypeVar("State", bound=Enum)


@dataclass(frozen=True, slots=True)
class Table(Generic[Row, State]):
    """The states of a thing and its moves.

    of tells the state of a row at hand; where says the same for the database, one condition for each state, of which
    every row meets exactly one. moves: by name, from which state to which; a state that is led to itself means that
    the move is allowed there and changes nothing about the state. refusal is what a move from elsewhere raises.
    Raises ValueError for a table with holes.
    """

    states: type[State]
    of: Callable[[Row], State]
    where: Mapping[State, Q]
    moves: Mapping[str, Mapping[State, State]]
    refusal: type[WrongState] = WrongState

    def __post_init__(self) -> None:
        """Refuse a table that names a state without a condition, or a move from nowhere."""
        # At import, so that a hole in a table stops the program and not a purchase.
        if set(self.where) != set(self.states):
            raise ValueError(f"Each of {self.states.__name__} needs its condition.")
        if not all(self.moves.values()):
            raise ValueError("A move starts somewhere.")

    def sources(self, move: str) -> tuple[State, ...]:
        """The states from which a move is allowed, in the order of the states; KeyError for an unknown move."""
        allowed = self.moves[move]
        return tuple(state for state in self.states if state in allowed)

    def after(self, state: State, move: str) -> State | None:
        """Where a move leads from a state; None where it is not allowed."""
        return self.moves[move].get(state)

    def allows(self, row: Row, move: str) -> bool:
        """Whether a row at hand stands where the named move starts; for buttons: the move itself is asked again."""
        return self.of(row) in self.moves[move]

    def rows_at(self, *states: State) -> Q:
        """The condition of rows that stand at one of the states; of no row for no state."""
        # Begun with no row at all: an empty Q would be every row.
        condition = Q(pk__in=())
        for state in states:
            condition |= self.where[state]
        return condition

    def refused(self, row: Row, needed: tuple[State, ...]) -> WrongState:
        """The refusal that says what the row is and what it would have to be."""
        is_at = self.of(row)
        kind, words = type(row).__name__, [state.value for state in needed]
        return self.refusal(
            f"{kind} is {is_at.value}, not {' or '.join(words)}.",
            state=is_at.value,
            needed=words,
        )
