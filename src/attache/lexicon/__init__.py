"""What coding knows: TOML data that a political scientist can read and extend."""

from attache.lexicon.loader import Lexicon

__all__ = ["Lexicon"]
