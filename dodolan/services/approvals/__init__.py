"""Approvals: four eyes. A person signs what a thing says now; other facts need other signatures.

The rule: nobody signs one snapshot twice, in whatever right, and a signature is never changed or taken back. The caller
holds the lock of the thing it lets people sign. Entrances: values (Snapshot, Policy, Ask), actions.sign, queries.
"""
