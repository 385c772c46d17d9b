"""Routing: which runner carries which orders, in which sequence and when, planned again with every change.

A Situation (orders, runners, trips begun, pins) goes in, a Plan comes out: a trip for every order, or the reason why
not. The rule: nothing is dropped, broken or moved without a reason. Entrance: planner.plan.

Rooms in the order a plan comes about: model (values, ports, parameters), draft (the board, runs in time, where an order
fits), search (candidate lists, regret insertion, ruin and recreate), repositioning (idle runners), answer (timetables
and reasons). Beside them, each usable alone: travel, picking, carrying, multitrip.
"""
