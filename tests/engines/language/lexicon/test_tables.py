"""The tables of words: what is wrong in them is told by file and line before anything is read with them."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from dodolan.engines.language.intents.classifier import load_model
from dodolan.engines.language.lexicon.tables import DATA, Lexicon, LexiconError, load_lexicon
from dodolan.engines.language.reader import Reader
from dodolan.operations.reading.catalogues import products_from
from tests.engines.language.reading import lexicon

Edit = Callable[[str], str]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of our tables."""
    shutil.copytree(DATA, tmp_path / "words")
    return tmp_path / "words"


def appended(folder: Path, table: str, line: str) -> Lexicon:
    """The lexicon after one more line in a table."""
    path = folder / f"{table}.csv"
    path.write_text(path.read_text(encoding="utf-8") + line + "\n", encoding="utf-8")
    return load_lexicon(folder)


def test_it_is_large_and_every_good_of_the_city_has_a_name() -> None:
    assert lexicon().entries >= 600
    # A good without a line of its own is known by its name alone.
    known = lexicon().naming(product.name for product in products_from(None))
    for product in products_from(None):
        words = [known.canonical(word) for word in product.name.lower().replace("-", " ").split()]
        named = known.goods.get(words)
        assert named is not None, product.name
        assert named.goods == (product.name,)


def test_every_good_it_names_is_in_the_catalogue() -> None:
    names = {product.name for product in products_from(None)}
    rows = (DATA / "goods.csv").read_text(encoding="utf-8").splitlines()[1:]
    assert {row.split(",")[0] for row in rows} <= names


@pytest.mark.parametrize(
    ("table", "line", "wrong"),
    [
        ("goods", "Tomat,nickname,tomatku", "kind is one of name, brand, not 'nickname'."),
        ("goods", "Tomat,name", "there must be 3 cells, none of them empty."),
        ("goods", "Tomat,name,", "there must be 3 cells, none of them empty."),
        ("goods", "Tomat,name,brambang", "'brambang' already names Bawang merah."),
        ("families", "sayuran,Bayam", "a family has two goods or more."),
        ("unsold", "tempe", "'tempe' already names Tempe."),
        ("spellings", "daun jati,godong jati", "the first column holds one word, not 'daun jati'."),
        ("spellings", "wortel,lombok", "'lombok' already means cabai."),
        ("numbers", "dozen,12,losinan", "kind is one of unit, fixed, teen, twenty, times, fraction, part, money"),
        ("spellings", "daun,godong jati", "'godong jati' is not one word of letters."),
        ("units", "pack,1,cup plastik", "'cup plastik' is not one word of letters."),
        ("numbers", "unit,2,ro2", "'ro2' is not one word of letters."),
        ("numbers", "unit,banyak,akeh", "'banyak' is not a number."),
        ("units", "kg,1/0,kilonya", "'1/0' is not a number."),
        ("units", "kg,1,papan", "'papan' already means UnitWord(unit='board', factor=1)."),
    ],
)
def test_a_wrong_line_is_named(folder: Path, table: str, line: str, wrong: str) -> None:
    last = len((folder / f"{table}.csv").read_text(encoding="utf-8").splitlines()) + 1
    with pytest.raises(LexiconError) as refusal:
        appended(folder, table, line)
    assert (refusal.value.table, refusal.value.line) == (table, last)
    assert str(refusal.value).startswith(f"{table}.csv, line {last}: {wrong}")


def test_a_wrong_head_is_named(folder: Path) -> None:
    (folder / "units.csv").write_text("unit,spellings\n", encoding="utf-8")
    with pytest.raises(LexiconError, match=r"units\.csv, line 1: the columns are unit, factor, spellings"):
        load_lexicon(folder)


def test_a_spelling_is_one_line(folder: Path) -> None:
    changed = appended(folder, "goods", "Tomat,name,ranti gedhe mburi omah")
    reader = Reader(changed, products_from(None), load_model())
    (line,) = reader.read("ranti gedhe mburi omah 2 kg").lines
    assert line.plain() | {"note": None} == {
        "product": "Tomat",
        "quantity": 2,
        "unit": "kg",
        "money": None,
        "note": None,
    }


def test_its_version_is_that_of_its_words(folder: Path) -> None:
    before = load_lexicon(folder).version
    assert before == lexicon().version
    assert appended(folder, "plain", "sembarang kalir").version != before


def test_a_catalogue_may_hold_goods_the_lexicon_never_heard_of() -> None:
    products = products_from(None)
    one = products[0]
    new = type(one)("Kluwek bubuk", ("pack",), "", family_default=False, typical_price=0, cluster="fresh")
    (line,) = Reader(load_lexicon(), [*products, new], load_model()).read("kluwek bubuk 2").lines
    assert line.plain() == {"product": "Kluwek bubuk", "quantity": 2, "unit": "pack", "money": None, "note": None}


def test_naming_new_goods_leaves_the_words_as_they_were() -> None:
    words = load_lexicon()
    wider = words.naming(["Tomat", "Kluwek bubuk"])
    assert wider.goods.get(["kluwek", "bubuk"]) is not None
    assert words.goods.get(["kluwek", "bubuk"]) is None
    assert words.naming(["Tomat"]) is words


def test_goods_outside_the_catalogue_are_unsold() -> None:
    products = [product for product in products_from(None) if product.name != "Tomat"]
    reading = Reader(load_lexicon(), products, load_model()).read("tomat 1 kg, bayam 2")
    assert [line.product for line in reading.lines] == ["Bayam"]
    assert len(reading.unsold) == 1


def test_no_catalogue_is_refused() -> None:
    with pytest.raises(ValueError, match="one product or more"):
        Reader(load_lexicon(), [], load_model())
