"""Weighted Damerau-Levenshtein distance between a typed word and a word of the market."""

from dodolan.engines.language.model.parameters import USUAL, Parameters

VOWELS = frozenset("aeiou")
_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
# Letters that sound alike, or that Javanese and Indonesian write for each other.
_ALIKE = ("ao", "ei", "ou", "dt", "bp", "gk", "cs", "sz", "fp", "vf", "yi", "jy", "cj", "qk", "xs", "ae", "wu", "lr")


def edit_distance(typed: str, meant: str, parameters: Parameters = USUAL) -> float:
    """Weighted edit distance with swapped neighbours, at the costs of the parameters."""
    letter, easy, swap = parameters.letter_cost, parameters.easy_letter_cost, parameters.swap_cost
    first = parameters.first_letter_factor
    # Three rows of the table are enough: swapped neighbours look back by two.
    before: list[float] = []
    row = [place * letter for place in range(len(meant) + 1)]
    for i, one in enumerate(typed, 1):
        last, before, row = before, row, [i * letter]
        for j, other in enumerate(meant, 1):
            lost = easy if other in VOWELS or (j > 1 and meant[j - 2] == other) else letter
            extra = easy if i > 1 and typed[i - 2] == one else letter
            change = 0.0
            if one != other:
                change = substitution_cost(one, other, parameters) * (first if i == 1 or j == 1 else 1)
            best = min(before[j] + extra, row[j - 1] + lost, before[j - 1] + change)
            if i > 1 and j > 1 and one == meant[j - 2] and typed[i - 2] == other:
                best = min(best, last[j - 2] + swap)
            row.append(best)
    return row[-1]


def substitution_cost(one: str, other: str, parameters: Parameters = USUAL) -> float:
    """The cost of one letter typed for another: less for letters that sound alike or lie side by side."""
    if any(one in pair and other in pair for pair in _ALIKE):
        return parameters.alike_cost
    for above, row in enumerate(_ROWS):
        if one in row:
            place = row.index(one)
            beside = row[max(0, place - 1) : place + 2] + "".join(
                _ROWS[near][max(0, place - 1) : place + 2] for near in (above - 1, above + 1) if 0 <= near < len(_ROWS)
            )
            return parameters.beside_cost if other in beside else parameters.other_cost
    return parameters.other_cost
