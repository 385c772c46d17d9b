"""Reading: the shell's commands around the language engine.

They need no database and no Django, so they start at once: parse_chat, compare_lexicons, train_reader.
"""
