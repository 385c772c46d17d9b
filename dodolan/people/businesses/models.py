"""The business register."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from dodolan.kernel.ids import new_id
from dodolan.people.accounts.models import User
from dodolan.people.places.models import Village


class Cluster(models.TextChoices):
    """The clusters of the city's programme."""

    FRESH = "fresh", _("Fresh goods")
    CULINARY = "culinary", _("Food and drink")
    UMKM = "umkm", _("Small business")
    IKM = "ikm", _("Small industry")


class Business(models.Model):
    """A business and its owner. nib is the 13-digit national business number, where there is one."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    name = models.CharField(max_length=120)
    owner = models.ForeignKey(User, models.PROTECT, related_name="businesses")
    cluster = models.CharField(max_length=10)
    village = models.ForeignKey(Village, models.PROTECT, related_name="+")
    # Empty is NULL, so that many may have none while no two have the same.
    nib = models.CharField(max_length=13, null=True, unique=True)
    registered_at = models.DateTimeField()

    class Meta:
        db_table = "people_business"
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
