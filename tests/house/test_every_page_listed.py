"""Every address stands in scripts/every_page.py: as a page that can be looked at, or as a form that is only sent."""

import re

from tests.factories.routes import pages
from tests.house.sources import ROOT

LIST = ROOT / "scripts" / "every_page.py"


def test_every_address_is_listed():
    """Whether each opens is looked at in a browser (tests/journeys); that none is forgotten is seen in a second."""
    listed = set(re.findall(r"\b[a-z]+(?::[a-z-]+){2}\b", LIST.read_text(encoding="utf-8")))
    missing = {route.name for route in pages()} - listed
    assert missing == set(), f"{LIST.name} says how each page is seen"
