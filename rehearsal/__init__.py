"""The rehearsal: an invented city, simulated days, services that stand in for others, and the training of models.

The rule: `dodolan` imports nothing from here; a real city is installed without it.
Rooms: city (the demo), day (a market day played through the pages), cheats (hands at the database), dispatch (runners
and clocks), stand_ins, language.
"""
