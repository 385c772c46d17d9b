"""The top floor: settings, addresses, who listens to whom, what is due when, and the way in from the shell."""
