"""Views to people and to other programs."""
