"""Catalogues: which goods a reader knows, and files that are none."""

import json
from pathlib import Path

import pytest

from dodolan.engines.language.reader import products_of
from dodolan.market.stalls.catalogue import goods_of
from dodolan.operations.reading.catalogues import products_from

GOOD = {"name": "Bayam", "units": ["bunch", "kg"]}


def kept(folder: Path, content: object) -> Path:
    """A catalogue file."""
    path = folder / "catalogue.json"
    path.write_text(json.dumps(content), encoding="utf-8")
    return path


def test_without_a_file_it_is_what_a_city_starts_with() -> None:
    products = {product.name: product for product in products_from(None)}
    assert len(products) == len(products_from(None)) == len(goods_of("3573"))
    assert products["Bayam"].units == ("bunch",)
    assert (products["Telur ayam ras"].unit, products["Telur ayam ras"].fraction_unit) == ("kg", "kg")
    assert (products["Minyakita"].fraction_unit, products["Tempe"].fraction_unit) == ("l", "board")


def test_a_product_needs_only_a_name_and_units(tmp_path: Path) -> None:
    (product,) = products_from(kept(tmp_path, {"products": [GOOD]}))
    assert (product.name, product.units, product.unit, product.fraction_unit) == (
        "Bayam",
        ("bunch", "kg"),
        "bunch",
        "kg",
    )
    assert (product.family, product.family_default, product.typical_price, product.cluster) == ("", False, 0, "")


def test_all_that_is_said_of_a_product_is_kept() -> None:
    (product,) = products_of(
        {"products": [{**GOOD, "family": "bayam", "family_default": True, "typical_price": 2500, "cluster": "pasar"}]}
    )
    assert (product.family, product.family_default, product.typical_price, product.cluster) == (
        "bayam", True, 2500, "pasar",
    )  # fmt: skip


@pytest.mark.parametrize(
    "wrong",
    [
        {"units": ["kg"]}, {"name": "", "units": ["kg"]}, {"name": "  ", "units": ["kg"]}, {"name": 7, "units": ["kg"]},
        {"name": "Bayam"}, {"name": "Bayam", "units": []}, {"name": "Bayam", "units": "kg"}, {},
    ],
)  # fmt: skip
def test_a_product_without_name_or_units_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="A product has a name and units"):
        products_of({"products": [GOOD, wrong]})


@pytest.mark.parametrize("content", [[], {}, {"products": []}, [GOOD], "Bayam", 7, None])
def test_a_file_without_products_is_refused(tmp_path: Path, content: object) -> None:
    with pytest.raises(ValueError, match="It holds no products"):
        products_from(kept(tmp_path, content))


def test_a_file_that_is_not_there_or_no_json_is_refused(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="nowhere"):
        products_from(tmp_path / "nowhere.json")
    (tmp_path / "words.json").write_text("bayam, tomat", encoding="utf-8")
    with pytest.raises(ValueError, match="Expecting value"):
        products_from(tmp_path / "words.json")
