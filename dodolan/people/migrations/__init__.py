"""Migrations of people: one linear history."""
