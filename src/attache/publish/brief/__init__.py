"""The brief: what is new about a place, why it matters, what is disputed, what is not known and what is next.

Every line is made of pieces that claims have to back (`backing`); a line that its claims do not back is not there.
"""
