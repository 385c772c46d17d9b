"""Orders: what is bought and how much of it, sentence by sentence. Each block is one rule."""

import pytest

from tests.engines.language.reading import read, told


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        # The amount behind the good, or before it, with and without signs between.
        ("bayam 2 ikat, tomat 1 kg", ["Bayam 2 bunch", "Tomat 1 kg"]),
        ("2 ikat bayam 1 kg tomat", ["Bayam 2 bunch", "Tomat 1 kg"]),
        ("bayam 2 ikat tomat 1 kg tempe 3", ["Bayam 2 bunch", "Tomat 1 kg", "Tempe 3 board"]),
        ("bayam: 2 ikat\ntomat = 1 kg\n- tempe 3", ["Bayam 2 bunch", "Tomat 1 kg", "Tempe 3 board"]),
        ("tomat, 2 kg", ["Tomat 2 kg"]),
        ("kapal api tambah 2 bungkus indomie 1 dus", ["Kopi bubuk 2 pack", "Mi instan 1 carton"]),
        # No unit: the usual one; a fraction: kilograms.
        ("tempe 2, wortel 1/2, beras 5", ["Tempe 2 board", "Wortel 0.5 kg", "Beras medium 5 kg"]),
        ("minyak goreng setengah", ["Minyak goreng kemasan 0.5 l"]),
        # A unit that is said stays, even an odd one.
        ("bandeng 2 ekor, tahu sutra 2 kotak", ["Ikan bandeng 2 head", "Tahu putih 2 box"]),
        ("kecap bango pouch 2", ["Kecap manis 2 pack"]),
        # Money where no quantity is said; a quantity wins over a price.
        ("lombok rawit 5ewu, tahu 5000", ["Cabai rawit merah Rp5000", "Tahu putih Rp5000"]),
        ("ayam yang 35rb sekilo ambil 2 kilo", ["Ayam potong 2 kg"]),
        ("tempe sing 3rb an telu", ["Tempe 3 board"]),
        # Nothing said is nothing said.
        ("beli bayam sama kangkung", ["Bayam", "Kangkung"]),
    ],
)
def test_goods_and_amounts(text: str, lines: list[str]) -> None:
    assert told(text) == lines


@pytest.mark.parametrize(
    "text",
    [
        "1) ayam 2 kg potong 10",
        "1. ayam 2 kg",
        "ayam 2 kg dipotong 8",
        "ayam 2 kg buat 30 orang",
        "ayam 2 kg kirim jam 7",
        "ayam 2 kg antar tgl 12 november",
        "ayam 2 kg, RT 3 RW 9",
        "ayam 2 kg, uangnya 100rb",
        "ayam 2 kg kembalian 50 ribu",
        "ayam 2 kg, hp 081234567890",
        "ayam 2 kg kirim ke Jl. Mangga 12",
        "ayam 2 kg harga maks 40rb",
        "alamat: perum Bumi Asri D-9\nayam 2 kg",
        "ayam 2 kg jam 06.00",
    ],
)
def test_numbers_that_are_no_quantities(text: str) -> None:
    assert told(text) == ["Ayam potong 2 kg"]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("laos, kunir, sere masing-masing seribu", ["Lengkuas Rp1000", "Kunyit Rp1000", "Serai Rp1000"]),
        ("masing2 1 kg: wortel, buncis", ["Wortel 1 kg", "Buncis 1 kg"]),
        ("bayam sama kangkung, jumlahnya 2 ikat per jenis", ["Bayam 2 bunch", "Kangkung 2 bunch"]),
        ("loncang karo sledri sewuan", ["Daun bawang Rp1000", "Seledri Rp1000"]),
        ("risol onde lemper @ 25 biji", ["Risoles 25 piece", "Onde-onde 25 piece", "Lemper 25 piece"]),
        ("brambang bawang seprapat seprapat", ["Bawang merah 0.25 kg", "Bawang putih 0.25 kg"]),
    ],
)
def test_shared_amounts(text: str, lines: list[str]) -> None:
    assert told(text) == lines


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("bayam 2, tomat 1 kg, eh tomatnya gak jadi", ["Bayam 2 bunch"]),
        ("bayam 2 iket tomat 1 kg eh gak jadi tomatnya", ["Bayam 2 bunch"]),
        ("kentang 1 kg, wortel 1 kg, eh wortelnya setengah aja", ["Kentang 1 kg", "Wortel 0.5 kg"]),
        ("cabe merah besar 2 ons eh jangan 2, 1 ons aja", ["Cabai merah besar 100 g"]),
        ("gula 2 kg jangan, 1 kg ae", ["Gula pasir 1 kg"]),
        ("telurnya sekilo aja jangan 2 kilo", ["Telur ayam ras 1 kg"]),
        ("gula 2kg ganti 3kg ya", ["Gula pasir 3 kg"]),
        ("mau kangkung 3, eh habis ya? ganti bayam 3 aja", ["Bayam 3 bunch"]),
        ("pesan kangkung 2 ganti bayam", ["Bayam 2 bunch"]),
        ("ayam 1 kg gak usah dipotong", ["Ayam potong 1 kg"]),
        ("tempe 2, kalau kosong ganti tahu", ["Tempe 2 board"]),
    ],
)
def test_second_thoughts(text: str, lines: list[str]) -> None:
    assert told(text) == lines


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("beras premium 5 kg, medium 10 kg", ["Beras premium 5 kg", "Beras medium 10 kg"]),
        ("bawang merah 1 kg, putih 1/2", ["Bawang merah 1 kg", "Bawang putih 0.5 kg"]),
        ("beras 1 karung 25 kg premium", ["Beras premium 1 sack"]),
        ("ayam 3/4 kg yg paha aja", ["Paha ayam 0.75 kg"]),
        ("ikan 1 kg lele", ["Ikan lele 1 kg"]),
        ("kaos arema ukuran L 3, XL 2", ["Kaos sablon 3 piece", "Kaos sablon 2 piece"]),
        ("tepung kanji 250gr, 2 bungkus", ["Tepung tapioka 2 pack"]),
        ("sabun sunlight yg jeruk nipis 1", ["Sabun cuci piring 1 pack"]),
        ("paket sembako isi beras gula minyak 50 paket", ["Paket sembako 50 package"]),
        ("lalapan ayam 4 porsi dada semua", ["Lalapan ayam goreng 4 portion"]),
        ("beli ceker sekilo buat soto", ["Ceker ayam 1 kg"]),
        ("pete 3 papan jengkol 1/2 kg", ["Petai 3 board"]),
    ],
)
def test_kinds_brands_and_contents(text: str, lines: list[str]) -> None:
    assert told(text) == lines


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("klapa kalih, kalih godhong salam sak iket", ["Kelapa 2 piece", "Daun salam 1 bunch"]),
        ("kulo nyuwun tigan sekilo kalih gendhis setengah", ["Telur ayam ras 1 kg", "Gula pasir 0.5 kg"]),
        ("tumbas brambang tigang ons, bawang kalih ons", ["Bawang merah 300 g", "Bawang putih 200 g"]),
        ("tuku uwos gangsal kilo", ["Beras medium 5 kg"]),
    ],
)
def test_high_javanese(text: str, lines: list[str]) -> None:
    assert told(text) == lines


def test_what_nobody_sells_gives_no_line_but_is_told() -> None:
    reading = read("gambas 2, tempe 1")
    assert [line.product for line in reading.lines] == ["Tempe"]
    assert [(span.start, span.end) for span in reading.unsold] == [(0, 6)]


def test_a_line_says_where_it_stands() -> None:
    text = "tolong bayam 2 ikat ya"
    (line,) = read(text).lines
    assert text[line.span.start : line.span.end] == "bayam 2 ikat"
    assert line.confidence == 1.0


def test_pictures_are_words() -> None:
    assert told("\U0001f345 1kg \U0001f955 2kg") == ["Tomat 1 kg", "Wortel 2 kg"]
    assert told("\U0001f345 tomat 1kg") == ["Tomat 1 kg"]
