"""What paying brings for the whole house."""

from dodolan.market.paying.accounts import ACCOUNTS, JOURNALS
from dodolan.market.paying.anchors import ANCHORED
from dodolan.market.paying.audit import ACTIONS
from dodolan.market.paying.checks import CHECKS
from dodolan.market.paying.documents import DOCUMENTS
from dodolan.market.paying.events import EVENTS
from dodolan.market.paying.methods import METHODS
from dodolan.market.paying.rights import RIGHTS
from dodolan.market.paying.subjects import SUBJECTS

PLUGS = (*RIGHTS, *EVENTS, *CHECKS, *ACCOUNTS, *JOURNALS, *ACTIONS, *SUBJECTS, *DOCUMENTS, *METHODS, *ANCHORED)
