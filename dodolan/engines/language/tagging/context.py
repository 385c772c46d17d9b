"""Word senses by context: numbers that are house numbers, clock times or guests, and goods that are only named.

What is no quantity and no order becomes a plain word, so that no later room has to look at the context again.
"""

from collections.abc import Collection, Sequence

from dodolan.engines.language.model.marks import AND, STOP, AmountMark, Border, GoodMark, Mark, RoleMark, WordMark
from dodolan.engines.language.model.values import MEASURES

_CONTENTS = ("isi", "isinya", "isine", "berisi")
_SIZES = ("isi", "ukur", "uk", "size")
_NO_QUANTITY_BEHIND = frozenset({"people", "measure", "month"})


def in_context(marks: Sequence[Mark], cooked: Collection[str]) -> list[Mark]:
    """The marks without numbers that are no quantities and goods that are not ordered.

    cooked are goods of kitchens: after "for" they say what one cooks.
    """
    kept = _without_streets(_without_list_numbers(marks))
    kept = [_as_word(mark) if _is_other_number(kept, place) else mark for place, mark in enumerate(kept)]
    kept = _without_asides(_without_contents(kept))
    return [_as_word(mark) if _is_mentioned(kept, place, cooked) else mark for place, mark in enumerate(kept)]


def _as_word(mark: Mark) -> WordMark:
    return WordMark(mark.span, "#", is_known=True)


def _without_list_numbers(marks: Sequence[Mark]) -> list[Mark]:
    """Drop "1." and "2)" at the beginning of lines, and bare 1, 2, 3 there if the lines have other amounts too."""
    kept: list[Mark] = []
    counted = 0
    for place, mark in enumerate(marks):
        begins = place == 0 or _is_line(marks[place - 1])
        number = mark.quantity if begins and isinstance(mark, AmountMark) and mark.is_bare else None
        if number is not None and number.denominator == 1:
            follower = marks[place + 1] if place + 1 < len(marks) else None
            is_dotted = (
                isinstance(follower, Border) and not follower.is_line and follower.span.start == mark.span.end
                and follower.strength != 1
            )  # fmt: skip
            if is_dotted or (number == counted + 1 and _line_has_more(marks, place)):
                counted += 1
                continue
        if isinstance(mark, Border) and not mark.is_line and place and _is_dropped(marks, kept, place):
            continue
        kept.append(mark)
    return kept if counted != 1 or not _only_bare(marks, kept) else list(marks)


def _only_bare(marks: Sequence[Mark], kept: Sequence[Mark]) -> bool:
    """Whether each number dropped stands before a word: then one such number is a quantity and no list."""
    dropped = [mark for mark in marks if isinstance(mark, AmountMark) and mark not in kept]
    follows = [marks[marks.index(mark) + 1] for mark in dropped]
    return all(not isinstance(mark, Border) for mark in follows)


def _is_line(mark: Mark) -> bool:
    return isinstance(mark, Border) and mark.is_line


def _is_dropped(marks: Sequence[Mark], kept: Sequence[Mark], place: int) -> bool:
    """Whether the mark before this border was a list's number."""
    before = marks[place - 1]
    return (
        isinstance(before, AmountMark)
        and (not kept or kept[-1] is not before)
        and before.span.end == marks[place].span.start
    )


def _line_has_more(marks: Sequence[Mark], place: int) -> bool:
    """Whether a line that begins with a number and a good has another amount, and so the first one counts lines."""
    goods = 0
    for mark in marks[place + 1 :]:
        if _is_line(mark):
            return False
        goods += isinstance(mark, GoodMark)
        if isinstance(mark, AmountMark):
            return goods == 1 and not isinstance(marks[place + 1], Border)
    return False


def _without_streets(marks: Sequence[Mark]) -> list[Mark]:
    """Between a street's word and the next border nothing is ordered."""
    kept: list[Mark] = []
    street: RoleMark | None = None
    whole = False
    for mark in marks:
        if street is not None and isinstance(mark, Border):
            touches = mark.span.start <= street.span.end + 1 and not mark.is_line
            if not (touches or mark.is_colon or (whole and mark.strength < STOP)):
                street, whole = None, False
        elif street is not None and isinstance(mark, RoleMark) and "said" in mark.roles:
            # "blok F nomor tujuh mau pesan beras": voice messages have no borders, so the verb ends the address.
            street, whole = None, False
        elif street is not None and isinstance(mark, AmountMark | GoodMark):
            kept.append(_as_word(mark))
            continue
        elif isinstance(mark, RoleMark) and "street" in mark.roles:
            # Streets are named after fruit, fish and flowers; "Jalan Mangga 12" orders no mangoes.
            street, whole = mark, whole or mark.text.startswith("al")
        kept.append(mark)
    return kept


def _without_asides(marks: Sequence[Mark]) -> list[Mark]:
    """Headings ("Daging:"), pictures before their word, and goods in brackets without an amount are not ordered."""
    headings = _headings(marks)
    kept: list[Mark] = []
    inside = False
    for place, mark in enumerate(marks):
        behind = marks[place + 1] if place + 1 < len(marks) else None
        inside = (inside or (isinstance(mark, WordMark) and mark.text == "(")) and not isinstance(mark, Border)
        if isinstance(mark, GoodMark):
            # Lists put an emoji before its word, and the emoji often shows a similar good.
            is_picture = mark.is_picture and isinstance(behind, GoodMark)
            is_aside = inside and not isinstance(behind, AmountMark) and not _names_kind(mark, kept)
            kept.append(_as_word(mark) if place in headings or is_picture or is_aside else mark)
        else:
            kept.append(mark)
    return kept


def _headings(marks: Sequence[Mark]) -> set[int]:
    """Places of goods without amounts before a colon, where no amount follows it: "lalapan: kemangi 2"."""
    found: set[int] = set()
    waiting: list[int] = []
    for place, mark in enumerate(marks):
        if isinstance(mark, GoodMark):
            waiting.append(place)
        elif isinstance(mark, AmountMark):
            waiting = []
        elif isinstance(mark, Border) and mark.is_colon:
            behind = marks[place + 1] if place + 1 < len(marks) else None
            found |= set() if behind is None or isinstance(behind, AmountMark) else set(waiting)
            waiting = []
        elif isinstance(mark, Border) and mark.strength != AND:
            waiting = []
    return found


def _names_kind(mark: GoodMark, before: Sequence[Mark]) -> bool:
    """Whether a good in brackets is the kind of the one before them: "bawang (merah)", "beras (premium)"."""
    last = next((other for other in reversed(before) if isinstance(other, GoodMark)), None)
    if last is None or mark.is_unsold or last.is_unsold:
        return False
    kinds = {name.split()[0] for name in last.named.goods}
    return last.words[0] == mark.words[0] or all(name.split()[0] in kinds for name in mark.named.goods)


def _without_contents(marks: Sequence[Mark]) -> list[Mark]:
    """Goods behind "isi" are what a package holds: "paket sembako isi beras gula minyak 50 paket"."""
    kept: list[Mark] = []
    inside = holds = False
    for mark in marks:
        holds = holds or isinstance(mark, GoodMark)
        starts = holds and isinstance(mark, RoleMark) and mark.text in _CONTENTS
        inside = (inside or starts) and not isinstance(mark, Border)
        is_held = isinstance(mark, GoodMark) or (isinstance(mark, AmountMark) and mark.unit in MEASURES)
        kept.append(_as_word(mark) if inside and is_held else mark)
    return kept


def _is_other_number(marks: Sequence[Mark], place: int) -> bool:
    """Whether a number is something else than how much is bought."""
    mark = marks[place]
    if not isinstance(mark, AmountMark):
        return False
    before, behind = _beside(marks, place)
    roles = before.roles if isinstance(before, RoleMark) else frozenset()
    if mark.is_bare and (_counts_no_goods(behind) or roles & {"ordinal", "cut"} or _is_lettered(marks, place)):
        return True
    # The stock a trader has left is not the amount their price is for.
    if "left" in roles and mark.money is None:
        return True
    if "cut" in roles and mark.unit is not None and isinstance(before, RoleMark):
        return before.text.startswith(_SIZES)
    return (mark.money is not None or mark.is_bare) and _is_capped(marks, place)


def _counts_no_goods(behind: Mark | None) -> bool:
    """Guests, minutes, months or percents."""
    if isinstance(behind, RoleMark):
        return bool(behind.roles & _NO_QUANTITY_BEHIND)
    return isinstance(behind, WordMark) and behind.text == "%"


def _is_lettered(marks: Sequence[Mark], place: int) -> bool:
    """A house such as "D-9" or "blok C 12"; "x2" is a quantity."""
    before = marks[place - 1] if place else None
    if not isinstance(before, WordMark) or len(before.text) != 1 or not before.text.isalpha() or before.text == "x":
        return False
    return before.span.end == marks[place].span.start or _ordinal_before(marks, place)


def _beside(marks: Sequence[Mark], place: int) -> tuple[Mark | None, Mark | None]:
    """The marks before and behind, past the dot or colon of "no. 12" and "RT: 3"."""
    before = place - 1
    if (
        before > 0
        and isinstance(dot := marks[before], Border)
        and not dot.is_line
        and (dot.is_colon or dot.strength == STOP)
    ):
        before -= dot.span.end >= marks[place].span.start - 1
    return (marks[before] if before >= 0 else None, marks[place + 1] if place + 1 < len(marks) else None)


def _ordinal_before(marks: Sequence[Mark], place: int) -> bool:
    earlier = marks[place - 2] if place >= 2 else None
    return isinstance(earlier, RoleMark) and "ordinal" in earlier.roles


def _is_capped(marks: Sequence[Mark], place: int) -> bool:
    """Whether a sum is the purse or the limit: "uangnya 50rb", "di bawah 95rb"."""
    for mark in reversed(marks[max(0, place - 5) : place]):
        if isinstance(mark, RoleMark) and "cap" in mark.roles:
            return True
        if isinstance(mark, GoodMark | AmountMark) or (isinstance(mark, Border) and not mark.is_colon):
            return False
    return False


def _is_mentioned(marks: Sequence[Mark], place: int, cooked: Collection[str]) -> bool:
    """Whether a good is only named: what one cooks ("buat rawon"), or what a dish comes without."""
    mark = marks[place]
    if not isinstance(mark, GoodMark):
        return False
    behind = marks[place + 1] if place + 1 < len(marks) else None
    counted = isinstance(behind, AmountMark)
    if not counted and isinstance(behind, RoleMark) and "aside" in behind.roles:
        return True
    before = marks[place - 1] if place else None
    if isinstance(before, WordMark) and place > 1 and isinstance(marks[place - 2], RoleMark):
        before = marks[place - 2]
    roles = before.roles if isinstance(before, RoleMark) else frozenset()
    # "beras cap lele" is rice; without a good before it "lele" is the fish.
    if "brand" in roles:
        return any(isinstance(other, GoodMark) for other in marks[max(0, place - 3) : place])
    if "purpose" in roles:
        return not counted or (set(mark.named.goods) <= set(cooked) and bool(mark.named.goods))
    return "with" in roles and not counted and "instead" not in roles
