"""Which goods a reader knows: those of a catalogue file, or those a city starts with."""

import csv
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from dodolan.engines.language.model.values import Product
from dodolan.engines.language.reader import products_of
from dodolan.market.stalls.catalogue import goods_of

# The messages that the reader learned from, and the names in its tables, were gathered there.
READ_IN = "3573"
OWN = Path(__file__).parents[2] / "market" / "stalls" / "data" / "goods.csv"


def products_from(path: Path | None) -> Sequence[Product]:
    """Products of a JSON catalogue, or of our own table of goods when path is None, without other cities' own.

    Raises OSError for a file that cannot be read, ValueError for one that is no catalogue.
    """
    if path is None:
        with OWN.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        known = {facts.code for facts in goods_of(READ_IN)}
        return products_of({"products": [_own(row) for row in rows if row["code"] in known]})
    catalogue = json.loads(path.read_text(encoding="utf-8"))
    products = products_of(catalogue) if isinstance(catalogue, dict) else []
    if not products:
        raise ValueError("It holds no products.")
    return products


def _own(row: dict[str, str]) -> dict[str, Any]:
    # Units are parted by spaces, so that a spreadsheet keeps them in one cell.
    return {**row, "units": row["units"].split()}
