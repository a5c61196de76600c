"""`Parse` to `Claim`s."""
