"""Who: actors named, described, meant by a pronoun, and remembered through a report."""
