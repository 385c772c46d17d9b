"""The simulated day: pages read as its visitors read them, impossible days refused."""

import pytest

from rehearsal.day.day import simulate_day
from rehearsal.day.pages import read_page

PAGE = """<form action="/a/" id="f"><input name="x" value="1"><input type="checkbox" name="c" value="9" id="i9">
<label for="i9"><span class="ref">AB12</span> more</label><select name="s"><option value="7">seven</option></select>
<input name="gone" disabled><button name="amount" value="250">go</button></form>
<p class="pin">12<b>34</b></p><input form="f" name="far" value="2"><form><input name="y"></form>"""


@pytest.mark.parametrize("orders", [0, -1, 3_001])
def test_impossible_days_are_refused(orders: int) -> None:
    with pytest.raises(ValueError, match="1 to 3,000"):
        simulate_day(seed=1, orders=orders, say=print)


def test_pages_are_read_as_a_browser_without_javascript_reads_them() -> None:
    page = read_page(200, "/here/", PAGE)
    form, second = page.forms
    assert form.fields == [("x", "1"), ("far", "2")]
    assert form.choices == {"c": [("9", "i9")], "s": [("7", "")]}
    assert form.buttons == [("amount", "250")]
    assert form.labels == {"i9": "AB12 more"}
    assert form.filled(x="5") == [("far", "2"), ("x", "5")]
    assert form.names("f") == ["far"]
    assert (page.read["pin"], page.read["ref"]) == (["12", "34"], ["AB12"])
    assert second.action == "/here/"
    assert page.forms_to("/a/") == [form]
