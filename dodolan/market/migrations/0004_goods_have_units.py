"""Goods know what their price is for, so that those of a city's own file can be sold; the catalogue's are filled in."""

from typing import Any

from django.db import migrations, models

from dodolan.market.stalls.catalogue import catalogue


def fill(apps: Any, _schema_editor: Any) -> None:
    """The units of goods that came from the catalogue."""
    goods = apps.get_model("market", "Good").objects
    for facts in catalogue():
        goods.filter(code=facts.code).update(unit=facts.unit, nominal_g=facts.nominal_g)


class Migration(migrations.Migration):
    dependencies = [("market", "0003_no_way_around")]
    operations = [
        migrations.AddField("Good", "unit", models.CharField(default="kg", max_length=10)),
        migrations.AddField("Good", "nominal_g", models.IntegerField(null=True)),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
