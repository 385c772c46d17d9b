"""The back office from the shell: commands, the demo city, the check of the books, the simulated day."""
