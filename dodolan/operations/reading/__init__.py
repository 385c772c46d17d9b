"""Reading: the shell's way into the language engine.

The rule: no database and no Django, so it starts at once. Entrance: parse_chat.
"""
