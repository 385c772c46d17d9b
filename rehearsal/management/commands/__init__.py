"""Commands of the rehearsal: each calls one action."""
