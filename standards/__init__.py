"""Standards: the product measured against the folder of development sets and scorers that lies beside the repository.

The rule: nothing of that folder is needed to build, test or run the product. Entrance: run.
"""
