import pytest

from attache.language.mend import mended

Row = tuple[str, str, int, str]


@pytest.mark.parametrize(
    ("rows", "changed"),
    [
        # who acts on an object without an auxiliary of the passive is no passive subject
        (
            [("Chad", "PROPN", 1, "nsubj:pass"), ("expelled", "VERB", -1, "root"), ("envoys", "NOUN", 1, "obj")],
            {0: (1, "nsubj")},
        ),
        (
            [
                ("Envoys", "NOUN", 2, "nsubj:pass"),
                ("were", "AUX", 2, "aux:pass"),
                ("given", "VERB", -1, "root"),
                ("notice", "NOUN", 2, "obj"),
            ],
            {},
        ),
        ([("Envoys", "NOUN", 1, "nsubj:pass"), ("expelled", "VERB", -1, "root")], {}),
        # an object behind an infinitive is the infinitive's
        (
            [
                ("He", "PRON", 1, "nsubj"),
                ("refused", "VERB", -1, "root"),
                ("to", "PART", 3, "mark"),
                ("confirm", "VERB", 1, "xcomp"),
                ("reports", "NOUN", 1, "obj"),
            ],
            {4: (3, "obj")},
        ),
        (
            [
                ("He", "PRON", 1, "nsubj"),
                ("refused", "VERB", -1, "root"),
                ("to", "PART", 3, "mark"),
                ("confirm", "VERB", 1, "xcomp"),
                ("reports", "NOUN", 1, "obj"),
                ("that", "SCONJ", 7, "mark"),
                ("they", "PRON", 7, "nsubj"),
                ("left", "VERB", 3, "ccomp"),
            ],
            {4: (3, "obj"), 7: (4, "acl")},
        ),
        (
            [
                ("He", "PRON", 1, "nsubj"),
                ("asked", "VERB", -1, "root"),
                ("them", "PRON", 1, "obj"),
                ("to", "PART", 4, "mark"),
                ("leave", "VERB", 1, "xcomp"),
            ],
            {},
        ),
        # what follows a verb bare is its object, and "of" belongs to it
        ([("They", "PRON", 1, "nsubj"), ("faced", "VERB", -1, "root"), ("raids", "NOUN", 1, "obl")], {2: (1, "obj")}),
        (
            [
                ("It", "PRON", 1, "nsubj"),
                ("began", "VERB", -1, "root"),
                ("recruitment", "NOUN", 1, "obj"),
                ("of", "ADP", 4, "case"),
                ("guards", "NOUN", 1, "obj"),
            ],
            {4: (2, "nmod")},
        ),
        # two deeds of one subject
        (
            [
                ("He", "PRON", 1, "nsubj"),
                ("came", "VERB", 3, "ccomp"),
                ("and", "CCONJ", 3, "cc"),
                ("spoke", "VERB", -1, "root"),
            ],
            {1: (-1, "root"), 3: (1, "conj")},
        ),
        # a relative pronoun makes a relative clause
        (
            [
                ("Men", "NOUN", -1, "root"),
                ("that", "PRON", 3, "obj"),
                ("Chad", "PROPN", 3, "nsubj"),
                ("expelled", "VERB", 0, "acl"),
            ],
            {3: (0, "acl:relcl")},
        ),
        (
            [
                ("Men", "NOUN", -1, "root"),
                ("whom", "PRON", 3, "obj"),
                ("Chad", "PROPN", 0, "appos"),
                ("expelled", "VERB", 0, "acl:relcl"),
            ],
            {2: (3, "nsubj")},
        ),
        # a particle belongs to the verb before it
        (
            [
                ("They", "PRON", 1, "nsubj"),
                ("ruled", "VERB", -1, "root"),
                ("out", "ADP", 3, "mark"),
                ("leaving", "VERB", 1, "xcomp"),
            ],
            {2: (1, "compound:prt")},
        ),
        (
            [("Troops", "NOUN", 2, "nsubj:pass"), ("are", "AUX", 2, "aux"), ("stationed", "VERB", -1, "root")],
            {1: (2, "aux:pass")},
        ),
        (
            [
                ("Work", "NOUN", 3, "nsubj:pass"),
                ("is", "AUX", 3, "aux"),
                ("being", "AUX", 3, "aux:pass"),
                ("done", "VERB", -1, "root"),
            ],
            {},
        ),
        # what an "and" joins is joined
        (
            [("Mali", "PROPN", -1, "root"), ("and", "CCONJ", 2, "cc"), ("Niger", "PROPN", 0, "nmod")],
            {2: (0, "conj")},
        ),
        (
            [
                ("governments", "NOUN", -1, "root"),
                ("and", "CCONJ", 3, "cc"),
                ("Fronts", "PROPN", 0, "nmod"),
                ("Leagues", "PROPN", 2, "conj"),
            ],
            {2: (0, "conj")},
        ),
        (
            [("bank", "NOUN", -1, "root"), ("of", "ADP", 2, "case"), ("Niger", "PROPN", 0, "nmod")],
            {},
        ),
        # "where" speaks of the place named just before it
        (
            [
                ("Soldiers", "NOUN", 1, "nsubj"),
                ("moved", "VERB", -1, "root"),
                ("to", "ADP", 3, "case"),
                ("Romania", "PROPN", 1, "obl"),
                (",", "PUNCT", 7, "punct"),
                ("where", "ADV", 7, "advmod"),
                ("others", "NOUN", 7, "nsubj"),
                ("wait", "VERB", 0, "acl:relcl"),
            ],
            {7: (3, "acl:relcl")},
        ),
        # a clause with its own mark is no noun phrase
        (
            [("accused", "VERB", -1, "root"), ("of", "SCONJ", 2, "mark"), ("arming", "VERB", 0, "obl")],
            {2: (0, "advcl")},
        ),
        # "X, whose soldiers fought": the soldiers fought
        (
            [
                ("Eritrea", "PROPN", 4, "nsubj"),
                ("whose", "PRON", 2, "nmod:poss"),
                ("soldiers", "NOUN", 0, "appos"),
                ("fought", "VERB", 4, "ccomp"),
                ("signed", "VERB", -1, "root"),
            ],
            {2: (3, "nsubj"), 3: (0, "acl:relcl")},
        ),
        # a modifier stands before its noun
        (
            [("Gao", "PROPN", 2, "nsubj"), ("US", "PROPN", 0, "compound"), ("base", "NOUN", -1, "root")],
            {1: (2, "compound")},
        ),
        # "that" as a pronoun makes a relative clause
        (
            [
                ("truces", "NOUN", -1, "root"),
                ("that", "PRON", 3, "mark"),
                ("armies", "NOUN", 3, "nsubj"),
                ("signed", "VERB", 0, "acl"),
            ],
            {1: (3, "obj"), 3: (0, "acl:relcl")},
        ),
        (
            [
                ("claims", "NOUN", -1, "root"),
                ("that", "SCONJ", 3, "mark"),
                ("armies", "NOUN", 3, "nsubj"),
                ("fled", "VERB", 0, "acl"),
            ],
            {},
        ),
    ],
)
def test_what_contradicts_itself_is_put_right(rows: list[Row], changed: dict[int, tuple[int, str]]) -> None:
    words, upos, heads, deprels = zip(*rows, strict=True)
    expected = [changed.get(i, (head, rel)) for i, (head, rel) in enumerate(zip(heads, deprels, strict=True))]
    assert list(zip(*mended(words, upos, heads, deprels)[1:], strict=True)) == expected


def test_what_has_a_subject_and_an_object_is_a_verb() -> None:
    words, upos, heads = ("Rebels", "attack", "towns"), ("NOUN", "NOUN", "NOUN"), (1, -1, 1)
    for relation in ("nsubj", "compound"):
        made = mended(words, upos, heads, (relation, "root", "obj"))
        assert made == (("NOUN", "VERB", "NOUN"), heads, ("nsubj", "root", "obj"))


def test_a_noun_with_an_article_stays_one() -> None:
    words, upos, heads, rels = ("The", "attack", "towns"), ("DET", "NOUN", "NOUN"), (1, -1, 1), ("det", "root", "obj")
    assert mended(words, upos, heads, rels) == (upos, heads, rels)
