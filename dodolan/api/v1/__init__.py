"""The first version of the API. Fields may be added to it; none is renamed or taken away.

The rule: amounts are whole numbers (rupiah; grams, millilitres or pieces), instants are UTC. Entrance: door.api.
"""
