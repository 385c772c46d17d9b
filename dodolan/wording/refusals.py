"""The words of refusals: which sentence people read for which code."""

from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from dodolan.kernel.errors import Refused
from dodolan.kernel.words import rupiah

# Named places are facts of the refusal.
WORDS: dict[str, Promise] = {
    "refused": _("That is not possible right now."),
    "invalid": _("Something in the form is not right."),
    "out_of_bounds": _("From %(least)s to %(most)s."),
    "not_allowed": _("This page is not for your account."),
    "missing": _("We could not find that."),
    "too_busy": _("It is very busy. Please try again in a moment."),
    "accounts.bad_phone": _("Write a number like 0812 3456 7890."),
    "accounts.phone_known": _("This number is that of %(name)s. Write that name, or another number."),
    "accounts.wrong_code": _("The code is wrong or too old."),
    "accounts.wrong_sign_in": _("Phone, password or code is wrong."),
    "accounts.last_officer": _("Without this officer nobody could run the office. Enter another one first."),
    "accounts.role_held": _("This person has that role already."),
    "places.unknown_city": _("We do not know this city yet."),
    "businesses.bad_business": _("The name or the number cannot be right."),
    "businesses.entered_already": _("Its owner has a business of that name already."),
    "businesses.nib_taken": _("Another business has this number."),
    "stalls.bad_amount": _("This is not sold in that amount."),
    "stalls.unclear_amount": _("Write it with its unit, like 250 gram or 2 kg."),
    "stalls.not_enough": _("Sold out, or less is left than you want."),
    "stalls.opened_already": _("This business has a stall at that place already."),
    "stalls.offered_already": _("This good is on the price list already."),
    "stalls.promised_more": _("Buyers were already promised %(promised)s."),
    "prices.jump": _("One price is very different from before. Is it right?"),
    "words.bad_number": _("Write a number."),
    "words.bad_code": _("Type the %(digits)s digits of the code."),
    "words.bad_text": _("Please check this."),
    "ordering.offer_gone": _("This is not sold any more."),
    "ordering.basket_full": _("A basket holds at most %(most)s kinds of goods."),
    "ordering.empty": _("Your basket is empty."),
    "ordering.slot_past": _("It is too late for that time. Please choose another."),
    "ordering.slot_full": _("That time is full. Please choose another."),
    "ordering.slot_kept": _(
        "What is left at that time is for numbers that are proved. Sign in with a code first, or choose another time."
    ),
    "ordering.prove_first": _("Prove this number first: %(most)s orders wait for it already."),
    "ordering.price_changed": _("A price has changed. Please look at the new sum and order again."),
    "ordering.no_delivery": _("We do not deliver there from this market."),
    "ordering.booked_more": ngettext_lazy(
        "%(booked)s order is booked already.", "%(booked)s orders are booked already.", "booked"
    ),
    "ordering.too_late": _("Too late: this was already done, paid or cancelled."),
    "paying.not_final": _("Not everything is weighed yet."),
    "paying.not_enough_cash": _("There is not enough cash in your box."),
    "paying.box_closed": _("This cash box was already counted."),
    "paying.unlikely_count": _("That is not what should be there. Count once more; if it stays so, send it again."),
    "paying.counts_differ": _("The runner counted another sum. Count once more together, or let them count again."),
    "paying.same_signer": _("Another person must sign this."),
    "paying.needs_other": _("Another officer must approve this."),
    "paying.wrong_state": _("This payout was already handled."),
    "fulfilment.shift_open": _("You already have an open shift."),
    "fulfilment.taken": _("Another runner took this order."),
    "fulfilment.unproved": _("The number is not proved yet: %(numbers)s."),
    "fulfilment.work_left": ngettext_lazy(
        "%(left)s order is still to be handed over.", "%(left)s orders are still to be handed over.", "left"
    ),
    "fulfilment.begun": _("Shopping has begun. The order stays with its runner."),
    "fulfilment.no_runner": _("Nobody carries this order."),
    "fulfilment.shift_over": _("This shift has ended."),
    "fulfilment.question_open": _("The buyer may still answer about %(good)s. Wait, or take the question back."),
    "fulfilment.unlikely_weight": _("That is far from what was ordered. Is it right?"),
    "fulfilment.wrong_pin": ngettext_lazy(
        "Wrong PIN. %(left)s try is left.", "Wrong PIN. %(left)s tries are left.", "left"
    ),
    "fulfilment.pin_locked": _("Too many wrong PINs. Call the office."),
    "switches.off": _("That is switched off in this city at the moment."),
    "states.wrong_state": _("That does not go any more, or not yet."),
    "limits.too_many": ngettext_lazy(
        "Too many tries. Please wait %(wait_minutes)s minute.",
        "Too many tries. Please wait %(wait_minutes)s minutes.",
        "wait_minutes",
    ),
    "api.bad_json": _("The body of the request is not JSON."),
    "api.not_json": _("Send the request as application/json."),
    "api.too_large": _("The request is too large."),
    "api.bad_request": _("Something in the request is not right."),
    "api.malformed": _("We cannot read this request."),
    "api.no_token": _("This needs a valid token."),
    "api.wrong_role": _("This token may not do that."),
    "api.no_address": _("There is nothing at this address."),
    "api.wrong_method": _("This address does not take that method."),
    "api.broken": _("Something broke on our side. Please tell us the request number."),
    "idempotency.other_request": _("This form was already sent with other contents."),
}


def words_for(refusal: Refused) -> str:
    """The sentence for a refusal in the language of the request; a general one for a code without words."""
    # People think in minutes; seconds are for the header.
    facts: dict[str, Any] = dict(refusal.facts)
    if "wait_seconds" in facts:
        facts["wait_minutes"] = -(-facts["wait_seconds"] // 60)
    # Sums are told in rupiah, as everywhere.
    facts |= {name.removesuffix("_rp"): rupiah(facts[name]) for name in ("least_rp", "most_rp") if name in facts}
    # The proxy itself and not its text is filled in: only it can choose between one and many.
    return str(WORDS.get(refusal.code, WORDS["refused"]) % facts)
