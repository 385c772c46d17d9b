"""Answer: a finished draft as timetables with a reason for everything a dispatcher would ask about.

The rule: nothing is dropped, moved or late without a reason. Entrances: timetables, holding, explanations, sentences.
"""
