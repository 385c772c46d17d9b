"""Dodolan: a city's traditional markets, online.

Floors, each importing only downwards: config, then web, api and desk, then market, people, kernel.
"""
