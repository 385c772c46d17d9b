"""Claims: taking what is scarce, so that two who ask at once cannot both get it.

The rule: one conditional UPDATE both asks and takes, and it touches exactly one row or nothing happens.
Entrances: actions.claim (taken or refused), actions.claimed (taken or not), actions.claim_all (all or none).
"""
