"""Draft: a plan while it is being made - the board under numbers, runs walked through time, and where an order fits.

The rule: movement and costs are spelled out in timing alone; a draft is never changed in place but by Days.put.
Entrances: board.Board, timing.Clockwork, screening.screen, opening.open_board, days.Days.
"""
