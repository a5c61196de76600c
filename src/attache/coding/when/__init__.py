"""When: expressions of time to fuzzy dates, and the day of writing of a report that does not say it."""
