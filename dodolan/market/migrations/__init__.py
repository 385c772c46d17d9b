"""Migrations of the market: one linear history."""
