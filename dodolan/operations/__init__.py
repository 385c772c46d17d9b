"""Operations: the shell of a city: opening it, running it, checking its books, and commands of its office.

The rule: a command parses, calls one action and prints. Entrances: management/commands, reading, working.
"""
