"""A slip of a digit on the scale is asked about before it is believed, both ways; and one of two can be said."""

from uuid import uuid4

import pytest
from django.urls import reverse

from dodolan.kernel.clock import clock_set_to
from dodolan.kernel.errors import Invalid
from dodolan.market.fulfilment.errors import UnlikelyWeight
from dodolan.market.fulfilment.models import Weighing
from dodolan.market.fulfilment.picking import Reading, record_weights
from dodolan.market.ordering.models import OrderLine
from dodolan.market.stalls.sold_by import EACH_BY_WEIGHT
from tests.factories.market import MORNING, by_money, by_steps, make_offer, make_order, make_shift
from tests.factories.screens import screen_of

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("grams", [333, 334, 500, 666, 667])
def test_within_a_third_is_believed(grams: int):
    shift = make_shift(make_order(by_steps(make_offer(), 500)))
    line = OrderLine.objects.get()
    unlikely = not 1_000 <= grams * 3 <= 2_000
    if unlikely:
        with pytest.raises(UnlikelyWeight) as refusal:
            record_weights(shift=shift, readings=[Reading(line.pk, grams, uuid4())], at=MORNING)
        assert refusal.value.facts["readings"] == [(line.pk, grams)]
        assert not Weighing.objects.exists()
    record_weights(shift=shift, readings=[Reading(line.pk, grams, uuid4(), sure=True)], at=MORNING)
    assert OrderLine.objects.get().weighed == grams


def test_money_has_a_weight_as_well():
    # Rp5.000 at Rp38.000 a kilogram is 132 g; 1.290 g is 129 g with a nought too many.
    shift = make_shift(make_order(by_money(make_offer(), 5_000)))
    line = OrderLine.objects.get()
    with pytest.raises(UnlikelyWeight):
        record_weights(shift=shift, readings=[Reading(line.pk, 1_290, uuid4())], at=MORNING)
    record_weights(shift=shift, readings=[Reading(line.pk, 129, uuid4())], at=MORNING)


def test_nothing_on_the_scale_is_asked_about_like_any_slip():
    """That there is none is said with a button of its own; 0 g may be an empty pan."""
    shift = make_shift(make_order(by_steps(make_offer(), 500)))
    line = OrderLine.objects.get().pk
    with pytest.raises(UnlikelyWeight):
        record_weights(shift=shift, readings=[Reading(line, 0, uuid4())], at=MORNING)
    record_weights(shift=shift, readings=[Reading(line, 0, uuid4(), sure=True)], at=MORNING)
    assert OrderLine.objects.get().state == "short"


def test_one_of_two_is_short_and_weighed_as_one():
    cabbage = make_offer(good="Kol", price_rp=9_000, mode=EACH_BY_WEIGHT.code, nominal_g=1_000, increment=1)
    shift = make_shift(make_order(by_steps(cabbage, 2)))
    line = OrderLine.objects.get()
    with pytest.raises(UnlikelyWeight):
        record_weights(shift=shift, readings=[Reading(line.pk, 1_050, uuid4())], at=MORNING)
    for pieces in (0, 3):
        with pytest.raises(Invalid):
            record_weights(
                shift=shift, readings=[Reading(line.pk, 1_050, uuid4(), pieces=pieces, sure=True)], at=MORNING
            )
    record_weights(shift=shift, readings=[Reading(line.pk, 1_050, uuid4(), pieces=1)], at=MORNING)
    line = OrderLine.objects.get()
    assert (line.state, line.picked_steps, line.weighed, line.final_rp) == ("short", 1, 1_050, 9_450)


def test_the_page_asks_and_a_yes_holds_for_that_weight_alone():
    shift = make_shift(make_order(by_steps(make_offer(), 500)))
    line = OrderLine.objects.get()
    phone, place = screen_of(shift.runner), reverse("runner:picking:weigh")
    with clock_set_to(lambda: MORNING):
        asked = phone.post(place, {f"g-{line.pk}": "50"})
        page = asked.content.decode()
        assert asked.status_code == 422
        assert "That is far from what was ordered. Is it right?" in page
        assert f'name="s-{line.pk}" value="50"' in page
        assert 'value="50"' in page
        # Another weight typed beside the yes is asked about anew.
        assert phone.post(place, {f"g-{line.pk}": "5000", f"s-{line.pk}": "50"}).status_code == 422
        assert phone.post(place, {f"g-{line.pk}": "50", f"s-{line.pk}": "50"}).status_code == 302
    assert OrderLine.objects.get().weighed == 50


def test_the_page_asks_how_many_of_the_pieces_lie_there():
    cabbage = make_offer(good="Kol", price_rp=9_000, mode=EACH_BY_WEIGHT.code, nominal_g=1_000, increment=1)
    shift = make_shift(make_order(by_steps(cabbage, 2)))
    line = OrderLine.objects.get()
    phone = screen_of(shift.runner)
    with clock_set_to(lambda: MORNING):
        assert f'name="p-{line.pk}" value="2"' in phone.get(reverse("runner:picking:list")).content.decode()
        phone.post(reverse("runner:picking:weigh"), {f"g-{line.pk}": "1050", f"p-{line.pk}": "1"})
    assert OrderLine.objects.get().picked_steps == 1
