"""All cheats, in the order in which they are told."""

from rehearsal.cheats.goods import GOODS
from rehearsal.cheats.ledger import LEDGER
from rehearsal.cheats.money import MONEY
from rehearsal.cheats.people import PEOPLE
from rehearsal.cheats.trail import TRAIL
from rehearsal.cheats.triggers import TRIGGERS
from rehearsal.cheats.whole import WHOLE

CHEATS = (*MONEY, *LEDGER, *TRAIL, *PEOPLE, *GOODS, *TRIGGERS, *WHOLE)
