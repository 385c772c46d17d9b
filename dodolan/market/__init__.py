"""PASAR: the market, from a stall's price list to the trader's money.

Rooms in the order in which a purchase passes through them: stalls, prices, ordering, paying, fulfilment.
The rule: a later room may ask an earlier one, never the reverse.
"""
