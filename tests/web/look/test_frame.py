"""The frame and the error pages: they stand with nothing behind them, and the parts show what they are given."""

import pytest
from django import forms
from django.core.paginator import Paginator
from django.template.loader import render_to_string
from django.test import RequestFactory

ERRORS = ["400", "403", "404", "409", "429", "500", "503"]


class AskForm(forms.Form):
    """Two questions, one of each shape."""

    use_required_attribute = False
    phone = forms.CharField(label="Phone", help_text="We send a code.")
    slot = forms.ChoiceField(label="Slot", widget=forms.RadioSelect, choices=[("a", "9 to 11"), ("b", "11 to 1")])


@pytest.mark.parametrize("status", ERRORS)
def test_an_error_page_stands_with_an_empty_context_and_no_database(status: str) -> None:
    page = render_to_string(f"kit/error_pages/{status}.html")
    assert page.count("<h1>") == 1
    assert '<main id="main"' in page
    assert 'class="button' in page


@pytest.mark.parametrize("status", ERRORS)
def test_an_error_page_shows_help_and_the_reference_number(status: str) -> None:
    page = render_to_string(
        f"kit/error_pages/{status}.html", {"help_whatsapp": "https://wa.me/1", "request_id": "R-17"}
    )
    assert 'href="https://wa.me/1"' in page
    assert '<span class="ref">R-17</span>' in page


def test_an_error_page_says_what_it_is_told_instead_of_its_own_words() -> None:
    page = render_to_string("kit/error_pages/409.html", {"what": "The price of chilli changed."})
    assert "The price of chilli changed." in page
    assert page.count('class="lead"') == 1


def test_the_frame_has_landmarks_language_and_a_way_past_the_menu() -> None:
    page = render_to_string(
        "kit/error_pages/404.html", {"menu": [{"url": "/x/", "label": "Orders", "icon": "list", "current": True}]}
    )
    assert '<a class="skip" href="#main">' in page
    assert '<html lang="' in page
    assert '<a href="/x/" aria-current="page">' in page
    assert [page.count(f"<{mark}") for mark in ("header", "nav", "main", "footer")] == [1, 1, 1, 1]


def test_what_a_person_typed_is_shown_as_text_not_as_markup() -> None:
    page = render_to_string("kit/parts/_price.html", {"price": "<b>1</b>", "unit": "kg"})
    assert "&lt;b&gt;1&lt;/b&gt; / kg" in page


def test_the_error_summary_links_to_each_field() -> None:
    form = AskForm({"phone": "", "slot": ""})
    summary = render_to_string("kit/parts/_errors.html", {"form": form})
    assert 'href="#id_phone"' in summary
    assert 'href="#id_slot"' in summary
    assert 'role="alert"' in summary


def test_a_right_form_has_no_error_summary() -> None:
    assert render_to_string("kit/parts/_errors.html", {"form": AskForm({"phone": "1", "slot": "a"})}).strip() == ""


def test_a_field_shows_label_hint_and_error_beside_the_input_and_keeps_what_was_typed() -> None:
    form = AskForm({"phone": "", "slot": "b"})
    field = render_to_string("kit/parts/_field.html", {"field": form["phone"]})
    assert '<label for="id_phone">Phone</label>' in field
    assert 'id="id_phone_helptext"' in field
    assert 'class="field bad"' in field
    assert 'aria-invalid="true"' in field
    assert "id_phone_helptext" in field.split("aria-describedby=")[1].split(">")[0]
    choices = render_to_string("kit/parts/_field.html", {"field": form["slot"]})
    assert "<legend>Slot</legend>" in choices
    assert 'id="id_slot"' in choices
    assert choices.count("checked") == 1


def test_quick_amounts_tell_the_good_and_the_chosen_one() -> None:
    amounts = [
        {"value": "w250", "label": "¼ kg", "chosen": False},
        {"value": "rp5000", "label": "Rp5.000", "chosen": True},
    ]
    part = render_to_string("kit/parts/_amounts.html", {"name": "Chilli", "amounts": amounts})
    assert 'role="group" aria-label="Chilli"' in part
    assert '<button name="amount" value="rp5000" aria-pressed="true">Rp5.000</button>' in part
    assert part.count('aria-pressed="false"') == 1


def test_a_timeline_marks_the_present_step() -> None:
    steps = [{"label": "Ordered", "state": "done", "time": "06.12"}, {"label": "Shopping", "state": "now"}]
    part = render_to_string("kit/parts/_timeline.html", {"steps": steps})
    assert part.count('aria-current="step"') == 1
    assert "<time>06.12</time>" in part


def test_the_pager_keeps_the_rest_of_the_address() -> None:
    page = Paginator(range(90), 30).page(2)
    request = RequestFactory().get("/list/", {"q": "chilli", "page": "2"})
    part = render_to_string("kit/parts/_pager.html", {"page": page}, request)
    assert 'rel="prev" href="?q=chilli&amp;page=1"' in part
    assert 'rel="next" href="?q=chilli&amp;page=3"' in part


def test_one_page_needs_no_pager() -> None:
    assert render_to_string("kit/parts/_pager.html", {"page": Paginator(range(3), 30).page(1)}).strip() == ""


def test_a_chart_has_a_sentence_and_the_figures_below() -> None:
    chart = {
        "sentence": "Chilli went up.",
        "caption": "Chilli per kg",
        "lines": ["80,150 472,40"],
        "ticks": [{"y": 40, "label": "62.000"}],
        "marks": [{"x": 80, "label": "1 Nov"}],
        "heads": ["Day", "Rp/kg"],
        "rows": [("1 Nov", "62.000")],
    }
    part = render_to_string("kit/parts/_chart.html", {"chart": chart})
    assert 'role="img" aria-label="Chilli went up."' in part
    assert '<th scope="row">1 Nov</th><td class="num">62.000</td>' in part


def test_a_photo_replaces_the_drawing() -> None:
    drawn = render_to_string("kit/parts/_pictogram.html", {"pictogram": "chilli"})
    photo = render_to_string("kit/parts/_pictogram.html", {"pictogram": "chilli", "photo_url": "/media/1.webp"})
    assert drawn.strip().endswith('pictograms.svg#chilli"/></svg>')
    assert 'src="/media/1.webp" alt="" width="64" height="64" loading="lazy"' in photo
