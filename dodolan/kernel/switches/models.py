"""Switches that somebody has turned."""

from django.db import models


class SwitchState(models.Model):
    """How a switch stands. One that nobody ever turned has no row and stands at its default."""

    key = models.CharField(max_length=60, primary_key=True)
    is_on = models.BooleanField()
    turned_at = models.DateTimeField()

    class Meta:
        db_table = "kernel_switch"

    def __str__(self) -> str:
        return f"{self.key} {'on' if self.is_on else 'off'}"
