"""People: where they live, who signs in, which businesses there are. Below the market, above the kernel.

Rooms, lower first: phones, places, accounts, rights, businesses. The rule: nothing here knows of an order.
"""
