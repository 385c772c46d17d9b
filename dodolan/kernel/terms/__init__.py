"""Terms: what a city decides for itself, each with its unit, bounds and default, valid from a day.

The rule: a value is never rewritten; a change is a new row that holds from its day on, and what money depends on is
frozen onto the rows it concerns. Entrances: values.Term, actions.set_terms, queries (terms_on, value_on).
"""
