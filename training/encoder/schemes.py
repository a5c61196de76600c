"""What the heads label, and how each data set's names read in them."""

from __future__ import annotations

from collections.abc import Iterable


def names(text: str) -> tuple[str, ...]:
    return tuple(text.split())


NAMED = ("person", "organisation", "location", "facility", "nationality", "product", "date", "money", "misc")
ARMED = ("force", "group", "facility", "weapon", "quantity")
MENTION = (
    "organisation",
    "location",
    "person",
    "time",
    "quantity",
    "weapon",
    "platform",
    "document",
    "money",
    "nationality",
)
PARTIES = ("politician", "person", "party", "organisation", "election", "location", "country", "event", "misc")
QUOTES = ("source", "cue", "content")
# The 17 parts of speech of UD v2.
UPOS = names(
    """
    ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X
    """
)
# The roots of PLOVER.
ROOTS = names(
    """
    AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION
    MOBILIZE COERCE ASSAULT
    """
)
# What presences do, and whether what is told was so: the output contract's words.
MOVES = names(
    """
    announce arrive deploy reinforce relocate remain order-out agree-to-leave begin-withdrawal withdraw hand-over
    take-over relabel
    """
)
MOODS = names("asserted announced planned ordered possible conditional forecast denied")
DEED_ROLES = ("actor", "recipient", "force", "place", "origin", "count", "speaker")
ACT_TYPES = (
    "Conflict:Attack",
    "Conflict:Demonstrate",
    "Contact:Meet",
    "Contact:Phone-Write",
    "Justice:Arrest-Jail",
    "Life:Die",
    "Movement:Transport",
    "Transaction:Transfer-Money",
)
ACT_ROLES = (
    "Agent",
    "Artifact",
    "Attacker",
    "Destination",
    "Entity",
    "Giver",
    "Instrument",
    "Origin",
    "Person",
    "Place",
    "Recipient",
    "Target",
    "Vehicle",
    "Victim",
)
# PropBank roles seen at least five times in the training part.
ROLES = names(
    """
    ARG0 ARG1 ARG2 ARG3 ARG4 ARGM-ADJ ARGM-ADV ARGM-CAU ARGM-COM ARGM-CXN ARGM-DIR ARGM-DIS ARGM-EXT
    ARGM-GOL ARGM-LOC ARGM-LVB ARGM-MNR ARGM-MOD ARGM-NEG ARGM-PRD ARGM-PRP ARGM-PRR ARGM-REC ARGM-TMP
    ARG1-DSP C-ARG0 C-ARG1 C-ARG1-DSP C-ARG2 C-ARG3 C-ARG4 C-ARGM-CXN C-ARGM-LOC C-V R-ARG0 R-ARG1
    R-ARG2 R-ARG3 R-ARGM-ADV R-ARGM-CAU R-ARGM-LOC R-ARGM-MNR R-ARGM-TMP
    """
)


def bio(labels: Iterable[str]) -> list[str]:
    """The BIO tags of some labels, "O" first."""
    return ["O", *(f"{place}-{label}" for label in labels for place in "BI")]


# Taggers whose tags are spans, with their labels; the others give one label a word.
SPAN_TAGGERS = {
    "named": bio(NAMED),
    "armed": bio(ARMED),
    "mention": bio(MENTION),
    "politics": bio(PARTIES),
    "quotes": bio(QUOTES),
    "acts": bio(ACT_TYPES),
}
TAGGERS = {
    **SPAN_TAGGERS,
    "upos": list(UPOS),
    "deeds": ["O", *ROOTS],
    "moves": ["O", *MOVES],
    "moods": list(MOODS),
    "negated": ["O", "not"],
    "predicates": ["O", "predicate"],
}
PAIRS = {"roles": bio(ROLES), "act_roles": bio(ACT_ROLES), "deed_roles": bio(DEED_ROLES)}

NEWSWIRE = {
    "Person": "person",
    "Organization": "organisation",
    "Location": "location",
    "Facility": "facility",
    "NORP": "nationality",
    "Product": "product",
    "Date": "date",
    "Money": "money",
    "Misc": "misc",
}
RE3D = {
    "Organisation": "organisation",
    "Location": "location",
    "Person": "person",
    "Temporal": "time",
    "Quantity": "quantity",
    "Weapon": "weapon",
    "MilitaryPlatform": "platform",
    "DocumentReference": "document",
    "Money": "money",
    "Nationality": "nationality",
}
POLITICS = {"politicalparty": "party"}

KAIROS_TYPES = {
    "Conflict.Attack": "Conflict:Attack",
    "Conflict.Demonstrate": "Conflict:Demonstrate",
    "Justice.ArrestJailDetain": "Justice:Arrest-Jail",
    "Life.Die": "Life:Die",
    "Movement.Transportation": "Movement:Transport",
}
KAIROS_ROLES = {
    "Demonstrator": "Entity",
    "Detainee": "Person",
    "ExplosiveDevice": "Instrument",
    "Jailer": "Agent",
    "Killer": "Agent",
    "PassengerArtifact": "Artifact",
    "Transporter": "Agent",
}
