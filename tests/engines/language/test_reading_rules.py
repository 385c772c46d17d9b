"""The eleven rules of reading, each with sentences in Indonesian, ngoko and krama."""

import pytest

from dodolan.engines.language.model.values import Role
from tests.engines.language.reading import read, told


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("tahu putih 2 kotak", ["Tahu putih 2 box"]),
        ("wortel 3 ikat", ["Wortel 3 bunch"]),
        ("tuku beras rong karung", ["Beras medium 2 sack"]),
        ("lele telung ekor ae", ["Ikan lele 3 head"]),
        ("nyuwun kentang kalih plastik", ["Kentang 2 pack"]),
        ("kula tumbas lombok abrit sekawan iji", ["Cabai merah besar 4 piece"]),
    ],
)
def test_rule_1_a_unit_that_is_said_is_kept(text: str, lines: list[str]) -> None:
    assert told(text) == lines


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("minta tomat 3", ["Tomat 3 kg"]),
        ("lemper 40 ya", ["Lemper 40 piece"]),
        ("madu setengah", ["Madu 0.5 bottle"]),
        ("tuku tempe loro", ["Tempe 2 board"]),
        ("njaluk lengo sak prapat", ["Minyak goreng kemasan 0.25 l"]),
        ("gulo jowo separo wae", ["Gula merah 0.5 kg"]),
        ("nyuwun tempe kalih", ["Tempe 2 board"]),
        ("tumbas gendhis sepalih", ["Gula pasir 0.5 kg"]),
        ("nyuwun bayem gangsal nggih", ["Bayam 5 bunch"]),
    ],
)
def test_rule_2_without_a_unit_the_usual_one(text: str, lines: list[str]) -> None:
    assert told(text) == lines


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("beli cabe rawit 5 ribu", ["Cabai rawit merah Rp5000"]),
        ("kencur 2rb an ya", ["Kencur Rp2000"]),
        ("toge goceng, tahu ceban", ["Kecambah Rp5000", "Tahu putih Rp10000"]),
        ("tuku sledri sewu", ["Seledri Rp1000"]),
        ("lombok rawit limang ewu ae", ["Cabai rawit merah Rp5000"]),
        ("laos rongewunan", ["Lengkuas Rp2000"]),
        ("tumbas kunir kalih ewu", ["Kunyit Rp2000"]),
        ("nyuwun trasi tigang ewu mawon", ["Terasi Rp3000"]),
    ],
)
def test_rule_3_money_where_no_quantity_is_said(text: str, lines: list[str]) -> None:
    assert told(text) == lines


@pytest.mark.parametrize(
    ("text", "lines", "price"),
    [
        ("beras premium 5 kg 62rb", ["Beras premium 5 kg"], "62rb"),
        ("ayam yang 36rb sekilo ambil 3 kilo", ["Ayam potong 3 kg"], "36rb"),
        ("endog sing 26ewu sekilo tuku rong kilo", ["Telur ayam ras 2 kg"], "26ewu"),
        ("tempe sing limang ewu an njaluk telu", ["Tempe 3 board"], "limang ewu"),
        ("tigan ingkang 26ewu sekilo tumbas kalih kilo", ["Telur ayam ras 2 kg"], "26ewu"),
        ("nyuwun tempe ingkang gangsal ewu kalih papan", ["Tempe 2 board"], "gangsal ewu"),
    ],
)
def test_rule_4_a_quantity_wins_and_the_price_is_noted(text: str, lines: list[str], price: str) -> None:
    (line,) = read(text).lines
    assert told(text) == lines
    assert price in (line.note or "")


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("titip bayam sama kangkung ya", ["Bayam", "Kangkung"]),
        ("beli tisu", ["Tisu"]),
        ("tuku brambang karo lombok ijo", ["Bawang merah", "Cabai hijau besar"]),
        ("njaluk tulung tukokno galon", ["Air galon"]),
        ("tumbas wos kaliyan gendhis", ["Beras medium", "Gula pasir"]),
        ("nyuwun tigan nggih bu", ["Telur ayam ras"]),
    ],
)
def test_rule_5_nothing_said_is_nothing(text: str, lines: list[str]) -> None:
    assert told(text) == lines


@pytest.mark.parametrize(
    "text",
    [
        "1. bandeng 2 kg",
        "bandeng 2 kg kirim jam 5 pagi",
        "bandeng 2 kg, rumah no 17 rt 4 rw 2",
        "bandeng 2 kg buat 25 orang",
        "bandeng 2 kg potong 6",
        "bandeng 2 kg, uang saya 100 ribu",
        "bandeng 2 kg hub 0812 3456 7890",
        "bandeng 2 kg kanggo wong selawe",
        "bandeng rong kilo dikethok 6",
        "bandeng 2 kg, duitku satus ewu",
        "bandeng 2 kg terno jam 7 isuk",
        "bandeng kalih kilo damel 20 tiyang",
        "bandeng kalih kilo dipun kintun jam 6 enjing",
        "bandeng kalih kilo, arto kula satus ewu",
        "bandeng kalih kilo, griya kula blok C 7",
    ],
)
def test_rule_6_numbers_that_are_no_quantities(text: str) -> None:
    assert told(text) == ["Ikan bandeng 2 kg"]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("tomat sekarang 8", ["Tomat 1 kg Rp8000"]),
        ("harga hari ini: wortel 11rb, kubis 7", ["Wortel 1 kg Rp11000", "Kubis 1 kg Rp7000"]),
        ("tempe 5rb per papan, gembus habis", ["Tempe 1 board Rp5000", "Tempe gembus 0"]),
        ("brambang saiki telung puluh ewu", ["Bawang merah 1 kg Rp30000"]),
        ("lombok rawit mundak dadi 70, bayem entek", ["Cabai rawit merah 1 kg Rp70000", "Bayam 0"]),
        ("endog 25 sekilo", ["Telur ayam ras 1 kg Rp25000"]),
        ("tigan sapunika 26 ewu sekilo", ["Telur ayam ras 1 kg Rp26000"]),
        ("bayem telas, kangkung kalih ewu sakiket", ["Bayam 0", "Kangkung 1 bunch Rp2000"]),
        ("regi wos 11 ewu sekilo", ["Beras medium 1 kg Rp11000"]),
    ],
)
def test_rule_7_prices_of_traders(text: str, lines: list[str]) -> None:
    assert read(text, "trader").intent == "price_update"
    assert told(text, "trader") == lines


@pytest.mark.parametrize(
    ("text", "intent", "goods"),
    [
        ("harga bawang merah sama cabe rawit berapa?", "ask_price", ["Bawang merah", "Cabai rawit merah"]),
        ("brambang saiki piro?", "ask_price", ["Bawang merah"]),
        ("tigan sekilo pinten nggih?", "ask_price", ["Telur ayam ras"]),
        ("tomatnya batal ya bu", "cancel", ["Tomat"]),
        ("wortele gak sido yo", "cancel", ["Wortel"]),
        ("batal semua pesanan saya", "cancel", []),
        ("telurnya pecah 3", "complaint", ["Telur ayam ras"]),
        ("tempene mambu kabeh", "complaint", ["Tempe"]),
        ("pesen bayem kok tekone kangkung", "complaint", ["Bayam", "Kangkung"]),
        ("seperti kemarin, tambah tempe 2", "repeat_order", ["Tempe"]),
        ("koyo biasane ae", "repeat_order", []),
        ("kados wingi, tambah tigan sekilo", "repeat_order", ["Telur ayam ras"]),
    ],
)
def test_rule_8_what_only_names_goods_and_what_only_changes(text: str, intent: str, goods: list[str]) -> None:
    reading = read(text)
    assert reading.intent == intent
    assert [line.product for line in reading.lines] == goods


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("tomat 2 kg, wortel 1 kg, wortelnya gak usah deh", ["Tomat 2 kg"]),
        ("bayam 2, kangkung 3, eh kangkung gak jadi", ["Bayam 2 bunch"]),
        ("tomat rong kilo, wortel sekilo, wortele gak sido", ["Tomat 2 kg"]),
        ("tuku tempe 2 tahu 10, tahune ora sido", ["Tempe 2 board"]),
        ("tumbas tigan sekilo, gendhis sekilo, gendhisipun mboten sios", ["Telur ayam ras 1 kg"]),
        ("nyuwun bayem kalih, kangkung tigang iket, kangkungipun mboten saestu", ["Bayam 2 bunch"]),
    ],
)
def test_rule_9_what_is_taken_back_gives_no_line(text: str, lines: list[str]) -> None:
    assert told(text) == lines


@pytest.mark.parametrize(
    ("text", "line", "note"),
    [
        ("pepaya 1 kg yang mateng", "Pepaya 1 kg", "mateng"),
        ("ayam 1 kg potong 8", "Ayam potong 1 kg", "potong 8"),
        ("minyak bimoli 2 liter", "Minyak goreng kemasan 2 l", "bimoli"),
        ("kates sekilo sing ueenak", "Pepaya 1 kg", "ueenak"),
        ("pitik sekilo dikethok cilik", "Ayam potong 1 kg", "dikethok cilik"),
        ("klopo siji sing tuwo", "Kelapa 1 piece", "tuwo"),
        ("kates setunggal kilo ingkang mateng", "Pepaya 1 kg", "mateng"),
        ("tumbas kecap bango setunggal botol", "Kecap manis 1 bottle", "bango"),
    ],
)
def test_rule_10_wishes_go_to_the_note(text: str, line: str, note: str) -> None:
    assert told(text) == [line]
    assert note in (read(text).lines[0].note or "")


@pytest.mark.parametrize(
    ("text", "role", "intent"),
    [
        ("selamat pagi bu, pesan bayam 2 ikat", "buyer", "order"),
        ("bayam 2 ikat, kirim ke Jl. Kawi 5", "buyer", "order"),
        ("tomat 1 kg ya, besok buka jam berapa?", "buyer", "order"),
        ("esuk bu, tuku tempe 2 yo", "buyer", "order"),
        ("tuku lombok sak ons, omahku gang 3 no 5", "buyer", "order"),
        ("sugeng enjing bu, nyuwun tigan sekilo", "buyer", "order"),
        ("kula tumbas wos 5 kilo, dipun kintun dateng griya", "buyer", "order"),
        ("pagi min, tomat 9rb", "trader", "price_update"),
        ("isuk min, brambang entek", "trader", "price_update"),
        ("sugeng enjing, tigan 25 ewu sekilo", "trader", "price_update"),
    ],
)
def test_rule_11_goods_beat_greetings_addresses_and_questions(text: str, role: Role, intent: str) -> None:
    assert read(text, role).intent == intent
