"""Does a text support a sentence? A measure over words, names, amounts and dates, made of parts that can be read."""

from attache.publish.support.judging import support

__all__ = ["support"]
