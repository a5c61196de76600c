"""Pronouns and plain nouns within a report: "they", "its troops", "the junta", "the West African country", "the general".

A reference is resolved where one antecedent fits and no other does, or where one of several is the subject of its clause.
Anything less certain stays open: a wrong antecedent costs more than a missing one. The preference for subjects and for the
nearest sentence follows centering theory (Grosz, Joshi and Weinstein 1995) in its simplest form.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from attache.coding import identity, nominals, phrases
from attache.coding.mentions import ActorMention, Form
from attache.coding.nominals import Nominal
from attache.coding.scan import Scan, SentenceScan, country
from attache.lexicon import Lexicon
from attache.lexicon.names import Match
from attache.model import Actor, FuzzyDate, Token

_PERSON_PRONOUNS = {
    "he": "m",
    "him": "m",
    "his": "m",
    "himself": "m",
    "she": "f",
    "her": "f",
    "hers": "f",
    "herself": "f",
}
_THING_PRONOUNS = frozenset({"it", "its", "itself"})
_GROUP_PRONOUNS = frozenset({"they", "them", "their", "theirs", "themselves"})
_POSSESSIVES = frozenset({"his", "her", "its", "their"})
_FEMALE = frozenset(
    {"ms", "mrs", "miss", "queen", "princess", "baroness", "lady", "dame", "spokeswoman", "chairwoman", "congresswoman"}
)
_MALE = frozenset({"mr", "king", "prince", "sultan", "emir", "spokesman", "chairman", "congressman", "lord", "sir"})
_SENTENCES_BACK = {"person": 2, "thing": 1, "group": 1, "nominal": 3, "people": 6}
_SUBNATIONAL = frozenset(
    {"regional", "local", "provincial", "municipal", "city", "state", "district", "county", "village"}
)
_CLIMB = 3  # verbs over a possessive that may lend it their subject
_DOMINANT = 2  # a country is the one a report is about where it is named this many times as often as any other

Fits = Callable[[ActorMention], bool]


def resolve(
    scan: Scan,
    mentions: Sequence[ActorMention],
    open_nouns: Mapping[int, Sequence[Nominal]],
    lexicon: Lexicon,
    published: FuzzyDate = FuzzyDate(),
) -> list[ActorMention]:
    """`mentions` and those that references add to them. `open_nouns` are the nouns with no owner, by sentence."""
    return _Resolver(scan, mentions, lexicon, published).run(open_nouns)


class _Resolver:
    """One report's references, from its first sentence to its last."""

    def __init__(self, scan: Scan, mentions: Sequence[ActorMention], lexicon: Lexicon, published: FuzzyDate) -> None:
        self.lexicon = lexicon
        self.scan = scan
        self.sentences = {scanned.sentence.index: scanned for scanned in scan.sentences}
        self.found: dict[int, list[ActorMention]] = {}
        for mention in mentions:
            self.found.setdefault(mention.sentence, []).append(mention)
        self.genders: dict[str, str] = {}
        for mention in mentions:
            gender = self._gender(mention)
            if gender:
                self.genders.setdefault(mention.actor.id, gender)
        self.junta = self._junta_country(mentions, published)

    def run(self, open_nouns: Mapping[int, Sequence[Nominal]]) -> list[ActorMention]:
        for scanned in self.scan.sentences:
            index = scanned.sentence.index
            self.found[index] = [self._soldiers(scanned, mention) for mention in self.found.get(index, ())]
            nouns = {nominal.last - 1: nominal for nominal in open_nouns.get(index, ())}
            for position, token in enumerate(scanned.tokens):
                if token.upos in ("PRON", "DET") or token.text.lower() in _POSSESSIVES:
                    self._add(self._pronoun(scanned, position))
                nominal = nouns.get(position)
                if nominal is not None:
                    self._add(self._nominal(scanned, nominal))
        return [mention for found in self.found.values() for mention in found]

    def _add(self, mention: ActorMention | None) -> None:
        if mention is not None:
            self.found.setdefault(mention.sentence, []).append(mention)

    # --- pronouns ----------------------------------------------------------------------------------------------------

    def _pronoun(self, scanned: SentenceScan, position: int) -> ActorMention | None:
        token = scanned.tokens[position]
        word = token.text.lower()
        if word not in _PERSON_PRONOUNS and word not in _THING_PRONOUNS and word not in _GROUP_PRONOUNS:
            return None
        if token.deprel == "expl" or _is_quoted(scanned, token.start):
            return None
        if word == "it" and self._is_weather(scanned, position):
            return None
        if word == "it" and not phrases.is_subject(scanned.tokens, position):
            return None
        if word in _PERSON_PRONOUNS:
            gender = _PERSON_PRONOUNS[word]
            antecedent = self._antecedent(scanned, position, "person", lambda mention: self._is_person(mention, gender))
            if antecedent is not None:
                self.genders.setdefault(antecedent.actor.id, gender)
        elif word in _THING_PRONOUNS:
            antecedent = self._antecedent(scanned, position, "thing", self._is_it)
        else:
            antecedent = self._antecedent(scanned, position, "group", lambda mention: self._is_they(mention))
        if antecedent is None:
            return None
        return self._refer(scanned, position, position + 1, antecedent.actor, antecedent, "pronoun")

    def _is_weather(self, scanned: SentenceScan, position: int) -> bool:
        """ "It is unclear", "it was announced that": a pronoun that stands for a clause."""
        above = scanned.tokens[position].head
        if above < 0 or not phrases.is_subject(scanned.tokens, position):
            return False
        verb = scanned.tokens[above]
        if verb.upos == "ADJ":
            return True
        return any(token.head == above and token.deprel in ("csubj", "csubj:pass") for token in scanned.tokens)

    def _antecedent(self, scanned: SentenceScan, position: int, reach: str, fits: Fits) -> ActorMention | None:
        """The one mention before a token that fits: the subject of its own clause, else in its sentence or those before it."""
        index = scanned.sentence.index
        if scanned.tokens[position].text.lower() in _POSSESSIVES:
            subject, settled = self._clause_subject(scanned, position, reach, fits)
            if settled:
                return subject
        here = [mention for mention in self.found.get(index, ()) if mention.last <= position and fits(mention)]
        here = [mention for mention in here if not self._is_coargument(scanned, mention, position)]
        choice, several = self._choose(scanned, here)
        if choice is not None or several:
            return None if choice is not None and self._is_blocked(scanned, choice.last, position, reach) else choice
        if self._is_blocked(scanned, 0, position, reach):
            return None
        for back in range(1, _SENTENCES_BACK[reach] + 1):
            earlier = self.sentences.get(index - back)
            if earlier is None or earlier.sentence.section != scanned.sentence.section:
                return None
            before = [mention for mention in self.found.get(index - back, ()) if fits(mention)]
            choice, several = self._choose(earlier, before)
            if choice is not None and not phrases.is_subject(earlier.tokens, choice.head) and reach != "nominal":
                return None if self._is_blocked(earlier, 0, len(earlier.tokens), reach) else choice
            if choice is not None or several:
                return choice
        return None

    def _clause_subject(
        self, scanned: SentenceScan, position: int, reach: str, fits: Fits
    ) -> tuple[ActorMention | None, bool]:
        """The subject of the verb over a possessive, and whether that verb settles who is meant, in vain or not."""
        tokens = scanned.tokens
        index, steps = tokens[position].head, 0
        while index >= 0 and steps < _CLIMB:
            subjects = [
                i for i, t in enumerate(tokens) if t.head == index and t.deprel.startswith("nsubj") and i < position
            ]
            if tokens[index].deprel.startswith("acl") and tokens[index].head < position and not subjects:
                subjects = [tokens[index].head]
            if tokens[index].upos in ("NOUN", "PROPN"):
                subjects += [
                    i for i, t in enumerate(tokens) if t.head == index and t.deprel == "nmod:poss" and i < position
                ]
            for subject in subjects:
                if tokens[subject].upos == "PRON" and tokens[subject].text.lower() in ("which", "who", "that"):
                    subject = tokens[index].head
                fitting = [m for m in self.found.get(scanned.sentence.index, ()) if m.head == subject and fits(m)]
                if len({mention.actor.id for mention in fitting}) == 1:
                    return fitting[-1], True
                if not fitting and tokens[subject].deprel != "nmod:poss" and _agrees(tokens[subject], reach):
                    return None, True
            index, steps = tokens[index].head, steps + 1
        return None, False

    def _is_blocked(self, scanned: SentenceScan, first: int, position: int, reach: str) -> bool:
        """Whether a common noun that is no actor stands nearer and agrees: "talks ... they", "the accord ... it"."""
        covered = {i for m in self.found.get(scanned.sentence.index, ()) for i in range(m.first, m.last)}
        return any(
            (
                index not in covered
                and phrases.is_subject(scanned.tokens, index)
                and _agrees(scanned.tokens[index], reach)
            )
            or (index not in covered and reach == "group" and _agrees(scanned.tokens[index], reach))
            for index in range(first, position)
        )

    def _choose(self, scanned: SentenceScan, fitting: Sequence[ActorMention]) -> tuple[ActorMention | None, bool]:
        """The mention meant, and whether there were several to choose from."""
        if not fitting:
            return None, False
        if len({mention.actor.id for mention in fitting}) == 1:
            return fitting[-1], False
        subjects = [mention for mention in fitting if phrases.is_subject(scanned.tokens, mention.head)]
        if len({mention.actor.id for mention in subjects}) == 1:
            return subjects[-1], False
        return None, True

    def _is_coargument(self, scanned: SentenceScan, mention: ActorMention, position: int) -> bool:
        """Whether both hang on one verb, as in "Niger accused it": then they are two."""
        tokens = scanned.tokens
        if tokens[position].text.lower() in _POSSESSIVES or tokens[position].text.lower().endswith(("self", "selves")):
            return False
        return tokens[mention.head].head == tokens[position].head and tokens[position].head >= 0

    def _is_person(self, mention: ActorMention, gender: str) -> bool:
        """Whether "he" or "she" may mean this: a person of whom the report has not said otherwise."""
        return mention.actor.id.startswith("person/") and self.genders.get(mention.actor.id, gender) == gender

    def _gender(self, mention: ActorMention) -> str:
        """What a form of address or an office says of a person; empty where nothing does."""
        if not mention.actor.id.startswith("person/"):
            return ""
        tokens = self.sentences[mention.sentence].tokens
        words = {token.text.lower().rstrip(".") for token in tokens[max(0, mention.first - 1) : mention.last]}
        return "f" if words & _FEMALE else "m" if words & _MALE else ""

    def _is_it(self, mention: ActorMention) -> bool:
        tokens = self.sentences[mention.sentence].tokens
        if mention.form == "metonym" and not phrases.is_subject(tokens, mention.head):
            return False
        return _is_it(mention, self._last_word(mention))

    def _last_word(self, mention: ActorMention) -> str:
        return self.sentences[mention.sentence].tokens[mention.last - 1].text.lower()

    def _is_they(self, mention: ActorMention) -> bool:
        actor = mention.actor
        if mention.form == "nominal" or mention.form == "pronoun":
            last = self._last_word(mention)
            if actor.id.startswith("person/"):
                return False
            return (actor.sector in ("GOV", "LEG", "JUD") and last.endswith("ities")) or last.endswith(
                ("s", "men", "people", "police", "military", "they", "their", "them")
            )
        return actor.kind is not None or actor.id.endswith("-CVL")

    def _soldiers(self, scanned: SentenceScan, mention: ActorMention) -> ActorMention:
        """ "The Russians" are Russia's soldiers where the report has spoken of these just before, and of no other Russians."""
        code = mention.actor.country
        if (
            mention.form != "name"
            or mention.actor.id != f"{code}-CVL"
            or not phrases.is_definite(scanned.tokens, mention.first)
        ):
            return mention
        earlier = [
            other
            for back in range(1, _SENTENCES_BACK["people"] + 1)
            for other in self.found.get(scanned.sentence.index - back, ())
            if other.actor.country == code and other.actor.sector in ("MIL", "PMC", "CVL")
        ]
        earlier = earlier or [
            other
            for found in self.found.values()
            for other in found
            if other.actor.id == f"{code}-MIL" and other.end <= mention.start
        ]
        if not earlier or {other.actor.id for other in earlier} != {f"{code}-MIL"}:
            return mention
        return self._refer(scanned, mention.first, mention.last, earlier[-1].actor, earlier[-1], "nominal")

    # --- plain nouns -------------------------------------------------------------------------------------------------

    def _nominal(self, scanned: SentenceScan, nominal: Nominal) -> ActorMention | None:
        noun = nominal.noun
        found = None
        possessor = self._possessor(scanned, nominal)
        if possessor is not None and possessor.actor.country and noun.of not in ("body", "country", "member"):
            found = self._owned(scanned, nominal, possessor)
        elif noun.of == "country":
            found = self._country(scanned, nominal)
        elif noun.of == "government" and noun.key == "junta":
            if self.junta is not None and not nominal.plural and (phrases.is_definite(scanned.tokens, nominal.first)):
                actor = identity.government(self.junta[0], self.lexicon)
                found = self._say(scanned, nominal, actor, self.junta[1])
        elif phrases.is_definite(scanned.tokens, nominal.first):
            found = self._definite(scanned, nominal)
        if found is None:
            found = nominals.generic(scanned, nominal, self.lexicon)
        return found

    def _possessor(self, scanned: SentenceScan, nominal: Nominal) -> ActorMention | None:
        """The antecedent of "its", "his" or "their" before a noun; the country of "the country's forces"."""
        tokens = scanned.tokens
        for index in range(nominal.first - 1, max(-1, nominal.first - 4), -1):
            text = tokens[index].text
            if text.lower() in _POSSESSIVES:
                return next(
                    (m for m in self.found.get(scanned.sentence.index, ()) if m.first == index and m.form == "pronoun"),
                    None,
                )
            if text in phrases.CLITICS:
                return next((m for m in self.found.get(scanned.sentence.index, ()) if m.last == index), None)
            if tokens[index].upos not in ("ADJ", "NOUN", "NUM"):
                return None
        return None

    def _owned(self, scanned: SentenceScan, nominal: Nominal, possessor: ActorMention) -> ActorMention | None:
        code, noun = possessor.actor.country, nominal.noun
        if code is None or (noun.weak and not nominal.strong):
            return None
        word = scanned.tokens[nominal.last - 1].text.lower()
        if noun.of in ("government", "office") and noun.sector == "GOV":
            if {token.text.lower() for token in scanned.tokens[nominal.first : nominal.last]} & _SUBNATIONAL:
                return None
            actor = identity.government(code, self.lexicon, role=word if noun.of == "office" else None)
        elif possessor.actor.sector in ("REB", "PMC") and noun.of in ("force", "armed"):
            actor = possessor.actor
        else:
            actor = identity.people(noun, code, self.lexicon, word)
        return self._refer(scanned, nominal.first, nominal.last, actor, possessor, "nominal")

    def _country(self, scanned: SentenceScan, nominal: Nominal) -> ActorMention | None:
        """ "The country", or "the West African country", which must lie there."""
        tokens = scanned.tokens
        if nominal.plural or not (phrases.is_definite(tokens, nominal.first) or nominal.owners):
            return None
        members: set[str] | None = None
        for owner in nominal.owners:
            region = owner.entry("region-adjective", "region")
            if region is None:
                return None
            members = set(self.lexicon.regions[region.key].members)
        if members is None and nominal.noun.words[0] != "country":
            return None
        if tokens[nominal.last - 1].text.lower() == "state" and members is None:
            return None
        position = nominal.first
        choice = self._named_country(scanned, position, members)
        if choice is None:
            return None
        code, earlier, place = choice
        actor = identity.government(code, self.lexicon)
        first = min((owner.first for owner in nominal.owners), default=nominal.first)
        return self._make(scanned, first, nominal.last, actor, _why(earlier, place), "nominal")

    def _named_country(
        self, scanned: SentenceScan, position: int, members: set[str] | None
    ) -> tuple[str, SentenceScan, Match] | None:
        """The nearest country called by its name before a token; among several in one sentence the subject, or the one
        that the report is about."""
        for back in range(0, 3):
            earlier = self.sentences.get(scanned.sentence.index - back)
            if earlier is None or earlier.sentence.section != scanned.sentence.section:
                break
            named = [
                match
                for match in earlier.proper
                if match.entry("country")
                and (back or match.last <= position)
                and not phrases.joins_participle(earlier.tokens, match.last)
                and (members is None or country(match, self.lexicon) in members)
                and (members is not None or not self._is_modifier(earlier, match))
            ]
            if back == 0 and any(_is_aside(earlier, match) for match in named):
                named = [match for match in named if not _is_aside(earlier, match)]
            codes = {country(match, self.lexicon) for match in named}
            if len(codes) > 1:
                subjects = [match for match in named if phrases.is_subject(earlier.tokens, match.last - 1)]
                named = (
                    subjects
                    if len({country(match, self.lexicon) for match in subjects}) == 1
                    else self._dominant(named)
                )
            if named:
                code = country(named[-1], self.lexicon)
                return (code, earlier, named[-1]) if code else None
            if codes:
                return None
        return None if members is None else self._only_member(scanned, members)

    def _is_modifier(self, scanned: SentenceScan, match: Match) -> bool:
        """Whether a country's name qualifies the noun after it, as in "US forces"."""
        token = scanned.tokens[match.last - 1]
        return token.deprel in ("compound", "amod") and token.head >= match.last

    def _dominant(self, named: Sequence[Match]) -> list[Match]:
        counts = self.scan.countries
        ranked = sorted(
            {code for match in named if (code := country(match, self.lexicon))}, key=lambda code: -counts.get(code, 0)
        )
        if len(ranked) > 1 and counts.get(ranked[0], 0) < _DOMINANT * counts.get(ranked[1], 0):
            return []
        return [match for match in named if country(match, self.lexicon) == ranked[0]]

    def _only_member(self, scanned: SentenceScan, members: set[str]) -> tuple[str, SentenceScan, Match] | None:
        """The one country of a region that the report has named at all."""
        found: dict[str, tuple[SentenceScan, Match]] = {}
        for earlier in self.scan.sentences:
            for match in earlier.proper:
                code = country(match, self.lexicon)
                if code in members and match.entry("country", "adjective"):
                    found.setdefault(code, (earlier, match))
        if len(found) != 1:
            return None
        code, (earlier, match) = next(iter(found.items()))
        return code, earlier, match

    def _definite(self, scanned: SentenceScan, nominal: Nominal) -> ActorMention | None:
        """ "The troops", "the army", "the group", "the general": the one actor of that kind not far above."""
        noun = nominal.noun
        word = scanned.tokens[nominal.last - 1].text.lower()
        if noun.of == "body":
            return self._match(scanned, nominal, lambda mention: _is_body(mention.actor, word))
        if noun.of == "official" and not nominal.plural:
            words = " ".join(token.text.lower() for token in scanned.tokens[nominal.first : nominal.last])
            found = self._match(scanned, nominal, lambda mention: _has_role(mention.actor, words), anywhere=True)
            return found
        modifiers = {token.text.lower() for token in scanned.tokens[nominal.first : nominal.last]}
        if noun.of == "government" and modifiers & _SUBNATIONAL:
            return None
        if (
            noun.of == "government"
            and noun.sector == "GOV"
            and word not in ("state", "embassy", "leadership", "executive")
        ):
            return self._match(
                scanned,
                nominal,
                lambda mention: mention.actor.sector == "GOV" and mention.actor.id == mention.actor.country,
            )
        if noun.of == "force" and not noun.weak:
            return self._match(
                scanned, nominal, lambda mention: mention.actor.kind is not None and mention.actor.kind == noun.kind
            )
        if noun.of == "armed":
            return self._match(
                scanned,
                nominal,
                lambda mention: mention.actor.kind == noun.kind and mention.actor.sector == noun.sector,
            )
        return None

    def _match(
        self, scanned: SentenceScan, nominal: Nominal, fits: Fits, anywhere: bool = False
    ) -> ActorMention | None:
        def known(mention: ActorMention) -> bool:
            return "/" not in mention.actor.id.split("/", 1)[0] and not _is_generic(mention.actor) and fits(mention)

        if anywhere:
            earlier = [
                m for found in self.found.values() for m in found if m.sentence <= scanned.sentence.index and known(m)
            ]
            earlier = [m for m in earlier if m.sentence < scanned.sentence.index or m.last <= nominal.first]
            if len({mention.actor.id for mention in earlier}) != 1:
                return None
            return self._say(scanned, nominal, earlier[-1].actor, self._quote(earlier[-1]))
        antecedent = self._antecedent(scanned, nominal.first, "nominal", known)
        if antecedent is None:
            return None
        return self._say(scanned, nominal, antecedent.actor, self._quote(antecedent))

    # --- the junta ---------------------------------------------------------------------------------------------------

    def _junta_country(self, mentions: Sequence[ActorMention], published: FuzzyDate) -> tuple[str, str] | None:
        """The one country whose rulers a report calls a junta, or who came to power by a coup, and how that is known."""
        said: dict[str, str] = {}
        by_coup: dict[str, str] = {}
        holders = {holder.person: holder for holder in self.lexicon.holders if holder.came_by == "coup"}
        for mention in mentions:
            tokens = self.sentences[mention.sentence].tokens
            words = " ".join(token.text.lower() for token in tokens[mention.first : mention.last])
            if mention.form == "nominal" and mention.actor.country and ("junta" in words or "military r" in words):
                said.setdefault(mention.actor.country, self._quote(mention))
            holder = holders.get(mention.actor.id)
            if holder is not None and holder.country and holder.may_hold(published):
                by_coup.setdefault(holder.country, f"lexicon {holder.origin}")
        for known in (said, by_coup):
            if len(known) == 1:
                return next(iter(known.items()))
            if known:
                return None
        coups = {
            event.country: f"lexicon {event.origin}"
            for event in self.lexicon.history
            if event.type == "coup" and event.country in self.scan.countries and event.day.year >= 2020
        }
        return next(iter(coups.items())) if len(coups) == 1 else None

    # --- making mentions ---------------------------------------------------------------------------------------------

    def _quote(self, mention: ActorMention) -> str:
        scanned = self.sentences[mention.sentence]
        base = scanned.sentence.start
        text = scanned.sentence.text[mention.start - base : mention.end - base]
        return f"same document: '{text}' at {mention.start}-{mention.end}"

    def _refer(
        self, scanned: SentenceScan, first: int, last: int, actor: Actor, antecedent: ActorMention, form: Form
    ) -> ActorMention:
        return self._make(scanned, first, last, actor, self._quote(antecedent), form)

    def _say(self, scanned: SentenceScan, nominal: Nominal, actor: Actor, rule: str) -> ActorMention:
        return self._make(scanned, nominal.first, nominal.last, actor, rule, "nominal")

    def _make(self, scanned: SentenceScan, first: int, last: int, actor: Actor, rule: str, form: Form) -> ActorMention:
        tokens = scanned.tokens
        return ActorMention(
            sentence=scanned.sentence.index,
            first=first,
            last=last,
            head=phrases.head(tokens, first, last),
            start=tokens[first].start,
            end=tokens[last - 1].end,
            actor=actor,
            rule=rule,
            form=form,
        )


def _agrees(token: Token, reach: str) -> bool:
    """Whether a common noun could be what "it" or "they" means, by its number."""
    if token.upos != "NOUN" or reach in ("person", "nominal"):
        return False
    many = token.text.lower() != token.lemma and token.text.lower().endswith(("s", "men", "people"))
    return many == (reach == "group")


def _is_aside(scanned: SentenceScan, match: Match) -> bool:
    """Whether a country stands as the other party of its sentence: "used by France", "a deal with France"."""
    return match.first > 0 and scanned.tokens[match.first - 1].text.lower() in (
        "by",
        "with",
        "against",
        "from",
        "to",
        "for",
    )


def _is_quoted(scanned: SentenceScan, start: int) -> bool:
    return any(quote.start <= start < quote.end for quote in scanned.sentence.quotes)


def _is_it(mention: ActorMention, last: str) -> bool:
    """Whether "it" may mean this: a country by name, an organisation, a group, a body of government. `last` is its last word."""
    actor = mention.actor
    listed = actor.id.startswith(("org/", "group/", "name/"))
    if actor.id.startswith("person/") or ("/" in actor.id and not listed):
        return False
    if mention.form == "pronoun":
        return last in _THING_PRONOUNS
    if mention.form == "nominal" and (
        (actor.kind is not None and not listed) or last.endswith("s") or last == "people"
    ):
        return False
    return listed or (actor.sector in ("GOV", "IGO", "LEG", "JUD", "SPY", "MIL") and not actor.id.endswith("-CVL"))


def _is_body(actor: Actor, word: str) -> bool:
    if word in ("mission",):
        return actor.kind == "mission"
    if word in ("alliance", "bloc", "union"):
        return actor.sector == "IGO" and actor.id.startswith("org/")
    if word in ("company", "firm"):
        return actor.sector in ("BUS", "PMC")
    if word in ("agency", "body", "organisation", "organization"):
        return actor.id.startswith(("org/", "name/")) and actor.sector in ("IGO", "NGO", "MED", "GOV", None)
    if word in ("group", "movement", "outfit", "faction"):
        return (
            actor.kind in ("armed-group", "pmc") and actor.id.startswith(("group/", "name/"))
        ) or actor.sector == "NGO"
    return False


def _has_role(actor: Actor, words: str) -> bool:
    return actor.id.startswith("person/") and words in (actor.role or "").lower()


def _is_generic(actor: Actor) -> bool:
    return actor.country is None and actor.id.split("/", 1)[0] == actor.sector


def _why(scanned: SentenceScan, match: Match) -> str:
    first, last = scanned.tokens[match.first], scanned.tokens[match.last - 1]
    base = scanned.sentence.start
    return f"same document: '{scanned.sentence.text[first.start - base : last.end - base]}' at {first.start}-{last.end}"
