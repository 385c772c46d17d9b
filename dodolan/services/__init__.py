"""Services: what markets need and that knows people: signatures, and what people are told, given and handed over.

Rooms stand beside each other and none asks another. The rule: a service stores keys and facts; what a thing is called
on a page, and what it leads to, belongs to the room that uses it.
"""
