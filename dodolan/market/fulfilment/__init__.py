"""Fulfilment: a runner's shift, one picking list over all stalls, weighing, and handing over at the door.

The rules: a weighing is an event that is kept for ever; no buyer pays for more above the order than the tolerance
they ordered under without having said so; goods are handed over against a PIN.
Entrances: shifts, picking_list, picking, handover, queries.
"""
