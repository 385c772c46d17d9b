"""Fulfilment: a runner's shift, one picking list over all stalls, weighing, and handing over at the door.

The rules: a weighing is an event that is kept for ever; no buyer pays for more than 10% above the order without
having said so; goods leave the runner's hand against a PIN. Entrances: shifts, picking, handover, queries.
"""
