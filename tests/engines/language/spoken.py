"""Numbers said in words, so that a test can say what a reader must hear."""

NGOKO = ("", "siji", "loro", "telu", "papat", "limo", "enem", "pitu", "wolu", "songo")
NGOKO_BEFORE = ("", "sak", "rong", "telung", "patang", "limang", "nem", "pitung", "wolung", "sangang")
NGOKO_TEENS = (
    "sepuluh", "sewelas", "rolas", "telulas", "patbelas", "limolas", "nembelas", "pitulas", "wolulas", "songolas",
)  # fmt: skip
KRAMA = ("", "setunggal", "kalih", "tiga", "sekawan", "gangsal", "enem", "pitu", "wolu", "sanga")
BAHASA = ("", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan")


def bahasa(number: int) -> str:
    """A number from 1 to 999,999,999 in Indonesian."""
    for value, word in ((1_000_000, "juta"), (1000, "ribu")):
        if number >= value:
            head = "seribu" if number < 2000 and value == 1000 else f"{bahasa(number // value)} {word}"
            return f"{head} {bahasa(number % value)}".strip() if number % value else head
    if number >= 100:
        head = "seratus" if number < 200 else f"{BAHASA[number // 100]} ratus"
        return f"{head} {bahasa(number % 100)}" if number % 100 else head
    if number >= 20:
        return f"{BAHASA[number // 10]} puluh {BAHASA[number % 10]}".strip()
    if number >= 12:
        return f"{BAHASA[number - 10]} belas"
    return {10: "sepuluh", 11: "sebelas"}.get(number) or BAHASA[number]


def ngoko(number: int) -> str:
    """A number from 1 to 999 in low Javanese."""
    if number >= 100:
        head = "satus" if number < 200 else f"{NGOKO_BEFORE[number // 100]} atus"
        return f"{head} {ngoko(number % 100)}" if number % 100 else head
    if number >= 20:
        odd = {25: "selawe", 50: "seket", 60: "sewidak"}.get(number)
        if odd is not None:
            return odd
        if 20 < number < 30:
            return f"{NGOKO[number % 10]} likur"
        ten = {5: "seket", 6: "sewidak"}.get(number // 10) or f"{NGOKO_BEFORE[number // 10]} puluh"
        return f"{ten} {NGOKO[number % 10]}".strip()
    return NGOKO_TEENS[number - 10] if number >= 10 else NGOKO[number]


def krama(number: int) -> str:
    """A number from 1 to 99 in high Javanese."""
    if number >= 20:
        head = "seket" if number // 10 == 5 else f"{KRAMA[number // 10]} dasa"
        return f"{head} {KRAMA[number % 10]}".strip()
    if number > 10:
        return f"{KRAMA[number - 10]} welas"
    return "sedasa" if number == 10 else KRAMA[number]
