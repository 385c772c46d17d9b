"""Servers that stand in for outside services on this machine: they check and fail by the same rules.

The rule: a stand-in listens on loopback alone. Entrances: whatsapp.standing_in, roads.standing_in; server is under all.
"""
