"""How many: counts, money and distances as intervals with an operator and a unit."""
