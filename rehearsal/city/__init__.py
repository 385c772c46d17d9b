"""The demo city: invented people, stalls and prices in a real city, the same every time for the same seed.

The rule: first a plan, pure and without a database; then one writing of it. Nothing in it is a real person: every
demo user's name ends with " (demo)", and every phone begins with 0860, a block that no operator holds.
Entrances: seeding.seed_demo_city, sign_ins.sign_ins; shopping for the steps of a market day.
"""
