"""States: where a thing stands, and which moves may bring it further.

The rule: every move of a thing stands in one table; what the table does not name is refused. States that are final
are instants of the row, so that nothing has to be told twice. Entrances: tables.Table, actions.move, actions.require.
"""
