"""The one tree of exceptions. A message says what went wrong and what to do next, in one line."""


class AttacheError(Exception):
    """Everything that Attaché raises on purpose."""


class InputError(AttacheError):
    """A source or an argument that cannot be used as it is."""


class UnreadableSource(InputError):
    """The bytes are not a report: empty, binary, truncated, or of a kind nobody reads."""


class TooLarge(InputError):
    """The source passes one of the limits in `reading.limits`."""


class FetchError(InputError):
    """A URL that could not, or must not, be fetched."""


class StoreError(AttacheError):
    """The record file cannot be opened, written or understood."""


class LexiconError(AttacheError):
    """A lexicon file does not have the form that coding expects."""


class ModelError(AttacheError):
    """The shipped encoder is missing or damaged."""
