"""Migrations of services: one linear history."""
