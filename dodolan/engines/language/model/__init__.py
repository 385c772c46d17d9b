"""Model: the plain values of a reading, from the words of the tables to the answer.

The rule: frozen or bare data, no reading in here; every other room of the engine may import this one, and it imports
none. Entrances: values (goods, lines, questions, the reading), marks (tagged pieces of a message), words (what a word
of the tables stands for), parameters (every tuned number).
"""
