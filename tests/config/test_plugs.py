"""What the rooms bring: every key is there once and is named after its room."""

from django.conf import settings
from django.utils.module_loading import import_string

from dodolan.kernel.switches.values import Switch
from dodolan.kernel.terms.values import Term


def test_every_term_has_a_key_of_its_own_and_words():
    terms = import_string(settings.TERMS)
    assert all(isinstance(term, Term) for term in terms)
    keys = [term.key for term in terms]
    assert sorted(set(keys)) == sorted(keys) == ["fulfilment.consent_waits", "places.cash_multiple", "places.tolerance"]
    assert all(str(term.words) for term in terms)


def test_every_switch_has_a_key_of_its_own_and_is_on_until_it_is_turned():
    switches = import_string(settings.SWITCHES)
    assert all(isinstance(switch, Switch) for switch in switches)
    assert [switch.key for switch in switches] == ["ordering.guest_purchases", "api.writes"]
    assert all(switch.default and str(switch.words) for switch in switches)
