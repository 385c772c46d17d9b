"""The weight of what every page carries, and the promises that keep it working without scripts."""

import gzip
import re
from collections.abc import Iterable
from pathlib import Path

import django_htmx

import dodolan

WEB = Path(dodolan.__file__).parent / "web"
STATIC = WEB / "static" / "dodolan"
HTMX = Path(django_htmx.__file__).parent / "static" / "django_htmx" / "htmx-4.min.js"
TEMPLATES = sorted(WEB.rglob("*.html"))
KILO = 1024


def weight(*files: Path) -> int:
    return sum(len(gzip.compress(file.read_bytes(), 9)) for file in files)


def test_the_styles_weigh_at_most_ten_kilobytes() -> None:
    assert weight(*STATIC.glob("*.css")) <= 10 * KILO


def test_the_scripts_weigh_at_most_twenty_kilobytes_with_htmx() -> None:
    assert weight(HTMX, *STATIC.glob("*.js")) <= 20 * KILO


def test_our_own_script_stays_a_comfort() -> None:
    assert weight(STATIC / "market.js") <= 3 * KILO


def test_the_drawings_weigh_less_than_one_photo() -> None:
    assert weight(*STATIC.glob("*.svg")) <= 11 * KILO


def those(files: Iterable[Path], wrong: str) -> list[str]:
    """The names of the files in which something wrong stands."""
    return [file.name for file in files if re.search(wrong, file.read_text())]


def test_no_template_has_an_inline_style_script_or_handler() -> None:
    assert TEMPLATES
    assert those(TEMPLATES, r"<style|\sstyle=|\son[a-z]+\s*=|javascript:") == []
    assert those(TEMPLATES, r"<script(?![^>]*\ssrc=)") == []


def test_templates_are_short() -> None:
    assert [file.name for file in TEMPLATES if len(file.read_text().splitlines()) > 120] == []


def test_a_part_says_on_its_first_line_what_it_needs() -> None:
    parts = sorted((WEB / "kit" / "parts").glob("_*.html"))
    assert parts
    assert those(parts, r"\A(?!\{# .+( Context: .+|Context: .+\.) #\}\n)") == []


def test_no_stylesheet_asks_for_anything_from_elsewhere() -> None:
    assert those(STATIC.glob("*.css"), r"@import|url\(") == []


def test_motion_is_only_for_those_who_want_it() -> None:
    for sheet in STATIC.glob("*.css"):
        calm = re.sub(r"@media \(prefers-reduced-motion: no-preference\) \{.*\}\n", "", sheet.read_text())
        assert not re.search(r"scroll-behavior|transition:|animation:", calm)


def test_every_class_in_the_parts_is_known_to_the_styles() -> None:
    styles = "".join(sheet.read_text() for sheet in STATIC.glob("*.css"))
    known = set(re.findall(r"\.([a-z][a-z0-9-]*)", styles))
    used = set()
    for template in TEMPLATES:
        for names in re.findall(r'class="([^"{]*)"', template.read_text()):
            used |= set(names.split())
    assert used - known == set()
