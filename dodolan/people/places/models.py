"""City, district (kecamatan), village (kelurahan or desa) and public market (pasar rakyat)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from dodolan.kernel.ids import new_id


class City(models.Model):
    """The one city (kota or kabupaten) that this instance serves; what it decides for itself is in terms.py."""

    code = models.CharField(max_length=4, primary_key=True)
    name = models.CharField(max_length=80)
    # Empty until the office has one: no page shows a number that nobody answers.
    help_phone = models.CharField(max_length=16, blank=True, help_text="E.164, answered on WhatsApp")
    is_demo = models.BooleanField(default=False)

    class Meta:
        db_table = "people_city"

    def __str__(self) -> str:
        return self.name


class District(models.Model):
    """A kecamatan; code like 35.73.02."""

    code = models.CharField(max_length=8, primary_key=True)
    city = models.ForeignKey(City, models.PROTECT, related_name="districts")
    name = models.CharField(max_length=80)

    class Meta:
        db_table = "people_district"
        ordering = ["code"]

    def __str__(self) -> str:
        return self.name


class Village(models.Model):
    """A kelurahan or desa; code like 35.73.02.1008."""

    # The ministry's own code: every other office uses it for the village.
    code = models.CharField(max_length=13, primary_key=True)
    district = models.ForeignKey(District, models.PROTECT, related_name="villages")
    name = models.CharField(max_length=80)
    postcode = models.CharField(max_length=5, blank=True)

    class Meta:
        db_table = "people_village"
        ordering = ["code"]

    def __str__(self) -> str:
        return self.name


class CoordinateQuality(models.TextChoices):
    """How a coordinate came about."""

    SURVEYED = "surveyed", _("measured on the spot")
    APPROXIMATE = "approximate", _("roughly")


class PublicMarket(models.Model):
    """A public market, where stalls stand and runners start."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    slug = models.SlugField(max_length=40, unique=True)
    name = models.CharField(max_length=80)
    village = models.ForeignKey(Village, models.PROTECT, related_name="+")
    street = models.CharField(max_length=120)
    # Micro-degrees: whole numbers, like every other amount in the house.
    latitude_e6 = models.IntegerField()
    longitude_e6 = models.IntegerField()
    # An approximate point is good for a map, not for a distance that money depends on.
    coordinate_quality = models.CharField(max_length=12)
    opens_at = models.TimeField()
    closes_at = models.TimeField()

    class Meta:
        db_table = "people_public_market"
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(name="market_opens_first", condition=models.Q(opens_at__lt=models.F("closes_at")))
        ]

    def __str__(self) -> str:
        return self.name
