"""Which country a person means who types a code or a name."""

from __future__ import annotations

from attache.errors import InputError


def code(text: str) -> str:
    """The ISO 3166-1 alpha-3 code for a code of two or three letters, in any case, or for a country's name.

    Three letters are taken at their word, which costs nothing; `check` tells whether they are a country. Raises
    `InputError` for a name that no country has.
    """
    wanted = text.strip()
    if len(wanted) == 3 and wanted.isascii() and wanted.isalpha():
        return wanted.upper()
    from attache.lexicon import Lexicon

    for country in Lexicon.load().countries.values():
        names = (country.name, country.iso2, *country.aliases)
        if wanted.casefold() in (name.casefold() for name in names if name):
            return country.code
    raise InputError(f"no country is called {text!r}: use an ISO 3166-1 alpha-3 code, as in NER for Niger")


def check(code: str) -> None:
    """Raise `InputError` where no country has that alpha-3 code."""
    from attache.lexicon import Lexicon

    if code not in Lexicon.load().countries:
        raise InputError(f"no country has the code {code!r}: use ISO 3166-1 alpha-3, as in NER for Niger")
