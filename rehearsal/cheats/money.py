"""Cheats with payouts, boxes and payments."""

from random import Random

from dodolan.kernel.clock import now
from dodolan.kernel.ledger.models import Account, Entry, Journal
from dodolan.market.ordering.models import Adjustment
from dodolan.market.paying.models import CashBox, Payment, Payout, PayoutState, SplitKind, StallPayment
from dodolan.market.stalls.models import Stall
from dodolan.people.accounts.models import User
from dodolan.services.approvals.models import Signature
from rehearsal.cheats.hand import change, copy_of, erase, move_money, one_of, signed_again
from rehearsal.cheats.values import cheats

CASH = 50_000


def _payout(dice: Random, state: PayoutState) -> Payout:
    return one_of(Payout.objects.filter(state=state), dice)


def payout_raised(dice: Random) -> None:
    """An approved payout is raised."""
    payout = _payout(dice, PayoutState.APPROVED)
    change(payout, amount_rp=payout.amount_rp + CASH)


def payout_raised_and_signed(dice: Random) -> None:
    """An approved payout is raised, and its signatures say the new sum."""
    payout_raised(dice)
    for payout in Payout.objects.filter(state=PayoutState.APPROVED):
        signed_again(payout)


def payout_turned(dice: Random) -> None:
    """An approved payout goes to another stall."""
    payout = _payout(dice, PayoutState.APPROVED)
    change(payout, runner=None, stall=one_of(Stall.objects.exclude(pk__in=[payout.stall_id]), dice))


def payout_turned_and_signed(dice: Random) -> None:
    """An approved payout goes to another stall, and its signatures say so."""
    payout_turned(dice)
    for payout in Payout.objects.filter(state=PayoutState.APPROVED):
        signed_again(payout)


def payout_approved_alone(dice: Random) -> None:
    """A proposed payout is approved, with a signature the treasurer never gave."""
    payout = _payout(dice, PayoutState.PROPOSED)
    theirs = Signature.objects.filter(right="paying.approve_payout")[0]
    change(payout, state=PayoutState.APPROVED, approved_by=theirs.signer, approved_at=now())
    own = Signature.objects.get(subject=payout.pk)
    copy_of(own, signer=theirs.signer, right=theirs.right)


def payout_invented(dice: Random) -> None:
    """A payout that nobody proposed, with two signatures."""
    like = _payout(dice, PayoutState.APPROVED)
    payout = copy_of(like, runner=None, stall=one_of(Stall.objects.exclude(pk__in=[like.stall_id]), dice))
    for signature in list(Signature.objects.filter(subject=like.pk)):
        copy_of(signature, subject=payout.pk, hash=f"x{signature.hash[1:]}")
    signed_again(payout)


def payout_paid_unseen(dice: Random) -> None:
    """An approved payout is marked paid, without a journal."""
    change(_payout(dice, PayoutState.APPROVED), state=PayoutState.PAID, paid_at=now(), bank_ref="BJ-0003")


def payout_erased(dice: Random) -> None:
    """A proposed payout and its signature are erased."""
    payout = _payout(dice, PayoutState.PROPOSED)
    erase(Signature.objects.filter(subject=payout.pk))
    erase(Payout.objects.filter(pk=payout.pk))


def bank_reference_replaced(dice: Random) -> None:
    """A paid payout names another transfer of the bank."""
    change(_payout(dice, PayoutState.PAID), bank_ref="BJ-9999")


def approver_replaced(dice: Random) -> None:
    """Another officer is said to have approved a payout, and to have signed it."""
    payout = _payout(dice, PayoutState.PAID)
    other = one_of(User.objects.filter(roles__name="officer").exclude(pk__in=[payout.proposed_by_id]), dice)
    Signature.objects.filter(subject=payout.pk, signer=payout.approved_by).update(signer=other)
    change(payout, approved_by=other)


def float_lowered(dice: Random) -> None:
    """A runner's float is made smaller after the count, with its journal, and the difference with it."""
    box = one_of(CashBox.objects.filter(verified_at__isnull=False), dice)
    change(box, float_rp=box.float_rp - CASH, variance_rp=(box.variance_rp or 0) + CASH)
    start, count = Journal.objects.get(key=f"float:{box.pk}"), Journal.objects.get(key=f"cash_count:{box.pk}")
    for kind, sign in (("runner_cash", -1), ("city_cash", 1)):
        move_money(start, kind, sign * CASH)
    for kind, sign in (("runner_cash", 1), ("cash_variance", -1)):
        move_money(count, kind, sign * CASH)


def count_lowered(dice: Random) -> None:
    """Less was counted in a box than two people signed, with signatures and journal made to fit."""
    box = one_of(CashBox.objects.filter(verified_at__isnull=False), dice)
    change(box, counted_rp=(box.counted_rp or 0) - CASH, variance_rp=(box.variance_rp or 0) - CASH)
    signed_again(box)
    for kind, sign in (("city_cash", -1), ("cash_variance", 1)):
        move_money(Journal.objects.get(key=f"cash_count:{box.pk}"), kind, sign * CASH)


def verifier_replaced(dice: Random) -> None:
    """Another officer is said to have counted a box."""
    box = one_of(CashBox.objects.filter(verified_at__isnull=False), dice)
    change(
        box, verified_by=one_of(User.objects.filter(roles__name="officer").exclude(pk__in=[box.verified_by_id]), dice)
    )


def stall_payment_erased(dice: Random) -> None:
    """A stall was never paid in cash: payment and journal are gone, and the runner has more to give back."""
    payment = one_of(StallPayment.objects.filter(box__counted_at=None), dice)
    erase(Entry.objects.filter(journal__key=f"stall_paid:{payment.order_id}"))
    erase(Journal.objects.filter(key=f"stall_paid:{payment.order_id}"))
    erase(StallPayment.objects.filter(pk=payment.pk))


def stall_payment_raised(dice: Random) -> None:
    """A runner gave a stall more than its goods came to, with the journal."""
    payment = one_of(StallPayment.objects.filter(box__counted_at=None), dice)
    change(payment, amount_rp=payment.amount_rp + CASH)
    for kind, sign in (("stall_payable", 1), ("runner_cash", -1)):
        move_money(Journal.objects.get(key=f"stall_paid:{payment.order_id}"), kind, sign * CASH)


def payment_lowered(dice: Random) -> None:
    """A buyer paid less: payment, split, rounding and journal all say so, and the runner keeps the rest."""
    payment = one_of(Payment.objects.filter(box__counted_at=None), dice)
    change(payment, amount_rp=payment.amount_rp - 500)
    part = payment.splits.filter(kind=SplitKind.ROUNDING).first()
    rounding = Adjustment.objects.filter(purchase=payment.purchase, line=None).first()
    if part is None or rounding is None:
        return
    change(part, amount_rp=part.amount_rp - 500)
    change(rounding, amount_rp=rounding.amount_rp - 500)
    for kind, sign in (("runner_cash", -1), ("rounding", 1)):
        move_money(Journal.objects.get(key=f"sale:{payment.purchase_id}"), kind, sign * 500)


def payment_moved(dice: Random) -> None:
    """A payment lies in the box of a runner who was not there, with its journal."""
    payment = one_of(Payment.objects.filter(box__counted_at=None), dice)
    other = one_of(CashBox.objects.exclude(pk__in=[payment.box_id]).filter(day=payment.purchase.day), dice)
    change(payment, box=other)
    account, _ = Account.objects.get_or_create(kind="runner_cash", subject=other.pk)
    entries = Entry.objects.filter(journal__key=f"sale:{payment.purchase_id}", account__kind="runner_cash")
    entries.update(account=account)


MONEY = cheats(
    payout_raised,
    payout_raised_and_signed,
    payout_turned,
    payout_turned_and_signed,
    payout_approved_alone,
    payout_invented,
    payout_paid_unseen,
    payout_erased,
    bank_reference_replaced,
    approver_replaced,
    float_lowered,
    count_lowered,
    verifier_replaced,
    stall_payment_erased,
    stall_payment_raised,
    payment_lowered,
    payment_moved,
)
