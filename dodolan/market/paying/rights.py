"""Rights of paying."""

from django.utils.translation import gettext_lazy as _

from dodolan.kernel.rights import Right

COUNT_CASH = Right("paying.count_cash", _("count a cash box"))
VERIFY_COUNT = Right("paying.verify_count", _("verify a counted cash box"))
PROPOSE_PAYOUT = Right("paying.propose_payout", _("propose payouts"))
APPROVE_PAYOUT = Right("paying.approve_payout", _("approve payouts"))
PAY_PAYOUT = Right("paying.pay_payout", _("mark payouts paid"))
RIGHTS = (COUNT_CASH, VERIFY_COUNT, PROPOSE_PAYOUT, APPROVE_PAYOUT, PAY_PAYOUT)
