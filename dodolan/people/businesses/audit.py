"""What the trail keeps about businesses."""

from django.utils.translation import gettext_lazy as _

from dodolan.kernel.audit.catalogue import Action, Fact
from dodolan.people.businesses.models import Cluster

REGISTERED = Action(
    "businesses.registered",
    _("Business entered"),
    subject="business",
    facts={
        "name": Fact(_("name")),
        "cluster": Fact(_("cluster"), codes=Cluster),
        "village": Fact(_("village"), names="village"),
        "owner": Fact(_("owner"), names="user"),
    },
)
ACTIONS = (REGISTERED,)
