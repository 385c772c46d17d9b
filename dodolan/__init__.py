"""Dodolan: a city's traditional markets, online.

Floors, each importing only downwards: config, then web, api and operations, then wording, gateways, market, services,
people, engines, kernel. ARCHITECTURE.md is the map.
"""
