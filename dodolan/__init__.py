"""Dodolan: a city's traditional markets, online.

Floors, each importing only downwards: config, then web, api and office, then market, people, kernel.
"""
