"""Further names of goods are words of the language engine now.

The column stays, with a default, so that the release before runs on beside this one; a later release drops it.
"""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("market", "0002_append_only")]

    operations = [
        migrations.AlterField("good", "search_words", models.CharField(blank=True, db_default="", max_length=300)),
        migrations.SeparateDatabaseAndState(state_operations=[migrations.RemoveField("good", "search_words")]),
    ]
