"""Migrations of the kernel: one linear history."""
