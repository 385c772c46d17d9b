"""Which goods a reader knows: those of a catalogue file, or those a city starts with."""

import csv
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from dodolan.engines.language.model.values import Product
from dodolan.engines.language.reader import products_of

# The messages that the reader learned from, and the names in its tables, were gathered there.
READ_IN = "3573"
# Read as files and not through the market's catalogue: a message is read without Django.
DATA = Path(__file__).parents[2] / "market" / "stalls" / "data"


def products_from(path: Path | None) -> Sequence[Product]:
    """Products of a JSON catalogue, or of our own table of goods when path is None, without other cities' own.

    Raises OSError for a file that cannot be read, ValueError for one that is no catalogue.
    """
    if path is None:
        local = _rows("local.csv")
        here = {row["good_id"] for row in local if row["city"] == READ_IN}
        elsewhere = {row["good_id"] for row in local} - here
        return products_of({"products": [_own(row) for row in _rows("goods.csv") if row["code"] not in elsewhere]})
    catalogue = json.loads(path.read_text(encoding="utf-8"))
    products = products_of(catalogue) if isinstance(catalogue, dict) else []
    if not products:
        raise ValueError("It holds no products.")
    return products


def _rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _own(row: dict[str, str]) -> dict[str, Any]:
    # Units are parted by spaces, so that a spreadsheet keeps them in one cell.
    return {**row, "units": row["units"].split()}
