"""Shift: beginning with a float, taking orders, giving one back, going home."""
