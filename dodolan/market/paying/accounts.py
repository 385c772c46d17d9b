"""The accounts of the market's money, and the journals that move it."""

from django.utils.translation import gettext_lazy as _

from dodolan.kernel.ledger.chart import AccountKind, JournalKind

RUNNER_CASH = AccountKind("runner_cash", _("Cash boxes of runners"), owner="cash_box")
CITY_CASH = AccountKind("city_cash", _("Cash of the city"))
STALL_PAYABLE = AccountKind("stall_payable", _("Owed to stalls"), owner="stall", is_debt=True)
RUNNER_PAYABLE = AccountKind("runner_payable", _("Owed to runners"), owner="user", is_debt=True)
ROUNDING = AccountKind("rounding", _("Cash rounding"))
CASH_VARIANCE = AccountKind("cash_variance", _("Cash variance"), owner="user")
GOODS_LOST = AccountKind("goods_lost", _("Goods nobody took"))
ACCOUNTS = (RUNNER_CASH, CITY_CASH, STALL_PAYABLE, RUNNER_PAYABLE, ROUNDING, CASH_VARIANCE, GOODS_LOST)

FLOAT = JournalKind("float", _("Float handed out"), source="cash_box")
STALL_PAID = JournalKind("stall_paid", _("Stall paid in cash"), source="stall_order")
SALE = JournalKind("sale", _("Buyer paid"), source="purchase")
CASH_COUNT = JournalKind("cash_count", _("Cash counted"), source="cash_box")
PAYOUT = JournalKind("payout", _("Payout by the bank"), source="payout")
LOSS = JournalKind("loss", _("Goods written off"), source="purchase")
JOURNALS = (FLOAT, STALL_PAID, SALE, CASH_COUNT, PAYOUT, LOSS)
