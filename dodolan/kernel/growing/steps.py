"""The step of a migration that guards tables which only grow."""

from typing import Any

from django.db import migrations

from dodolan.kernel.growing.triggers import triggers_of


def guard_rows(app: str, *names: str) -> migrations.RunPython:
    """After it no row of these models can be changed, deleted, replaced or swept away, not even by hand.

    Called again after every migration that adds a key to one of them, or on SQLite makes its table anew.
    """

    def forwards(apps: Any, schema_editor: Any) -> None:
        for name in names:
            for trigger in triggers_of(apps.get_model(app, name)):
                for statement in (trigger.drop, *trigger.statements):
                    schema_editor.execute(statement)

    def backwards(apps: Any, schema_editor: Any) -> None:
        for name in names:
            # The two that append_only made before stay.
            schema_editor.execute(triggers_of(apps.get_model(app, name))[-1].drop)

    return migrations.RunPython(forwards, backwards)
