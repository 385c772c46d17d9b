"""Rights: what each role may do, in the whole city or in one market.

The rule: a role is a set of rights and nothing else; an action asks for a right and never for a role, so that a city
can part what two people may do by one line. Entrances: roles.ROLES, queries (has_right, require, roles_holding).
"""
