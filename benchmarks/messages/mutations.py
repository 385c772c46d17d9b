"""Messages made worse: letters lost, doubled and swapped, signs thrown in, pieces of others pasted behind."""

import random
from collections.abc import Iterator, Sequence

_SIGNS = "\0\n\t ,.;:/-+*@#()[]<>'\"\\%&=?!½¼①２Ⅳ٣🍅👍\u200d\u202e\u0301é中ꦲ\ud800"
_PASTED = (
    "<script>alert(1)</script>", "'; DROP TABLE orders; --", "https://contoh.id/?a=1&b=2", "1/0 kg",
    "99999999999999 kg",
    "Rp 999.999.999.999.999", "0,000000001 kg", "-5 kg", "1e308", "NaN", "½½½", "setengah setengah setengah", "sak sak",
    "gak jadi eh ganti", "masing-masing", "@@@", "jl jl jl", "rong ewu rong ewu", "yang yang",
)  # fmt: skip


def mutated(texts: Sequence[str], count: int, seed: int) -> Iterator[str]:
    """So many spoiled messages; the same seed gives the same ones."""
    dice = random.Random(seed)
    for _ in range(count):
        text = list(dice.choice(texts))
        for _ in range(dice.randint(1, 4)):
            place = dice.randint(0, len(text))
            kind = dice.random()
            if kind < 0.25 and text:
                del text[min(place, len(text) - 1)]
            elif kind < 0.5:
                text.insert(place, dice.choice(_SIGNS))
            elif kind < 0.65 and place + 1 < len(text):
                text[place], text[place + 1] = text[place + 1], text[place]
            elif kind < 0.8 and place < len(text):
                text[place:place] = text[place] * dice.randint(1, 5)
            elif kind < 0.9:
                text[place:place] = f" {dice.choice(_PASTED)} "
            else:
                text += f" {dice.choice(texts)}"
        yield "".join(text)
