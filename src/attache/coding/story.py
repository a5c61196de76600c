"""One report with everything found in it so far, and the questions that the coders ask of it: who, where, when, how
many.

A `Scene` is one sentence with its tree, times, counts and deeds. A `Story` is the report: its scenes in order, its
actors, places and voices. Every answer comes with its evidence: the characters, and the rule or lexicon line that
read them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from functools import cached_property

import msgspec

from attache.coding.howmany.counts import CountMention
from attache.coding.howmany.money import MoneyMention
from attache.coding.predications import Predication
from attache.coding.speakers import Voices
from attache.coding.syntax import Syntax
from attache.coding.when import deedtimes
from attache.coding.when.times import TimeMention
from attache.coding.where.places import PlaceMention, Places
from attache.coding.who import identity
from attache.coding.who.mentions import ActorMention, Actors
from attache.lexicon import Lexicon
from attache.lexicon.words import Words
from attache.model import Actor, Evidence, FuzzyDate, Place, Report, Sentence, Time

NEAR = 3  # sentences over which "the base" or "a separate compound" still means the site spoken of last
_FIRST_PERSON = frozenset({"our", "we", "us"})
_LOCATIVE = frozenset(
    {"in", "at", "on", "inside", "near", "across", "within", "outside", "into", "from", "around", "along"}
)


class Who(msgspec.Struct, frozen=True):
    """An actor where a sentence names it. `head` is the token that stands for it there."""

    actor: Actor
    head: int
    evidence: Evidence


class Scene(msgspec.Struct, frozen=True):
    """One sentence with what was found in it."""

    syntax: Syntax
    times: tuple[TimeMention, ...]
    counts: tuple[CountMention, ...]
    money: tuple[MoneyMention, ...]
    deeds: tuple[Predication, ...]

    @property
    def sentence(self) -> Sentence:
        """The sentence itself."""
        return self.syntax.sentence

    def deed_at(self, token: int) -> Predication | None:
        """The deed of that word: where it has several, one that the encoder reads too."""
        here = [deed for deed in self.deeds if deed.token == token]
        return next((deed for deed in here if deed.read is not None), here[0] if here else None)

    def token_at(self, offset: int) -> int | None:
        """The token that holds a character of the report, or the next one after it."""
        for i, token in enumerate(self.sentence.tokens):
            if offset < token.end:
                return i
        return None

    def evidence(self, field: str, token: int, rule: str) -> Evidence:
        """One word as the evidence of a field."""
        word = self.sentence.tokens[token]
        return Evidence(field, word.start, word.end, rule)


class Story(msgspec.Struct, frozen=True, dict=True):
    """A report as the coders see it. `published` is the day, or the bounds, that its expressions of time rest on."""

    report: Report
    scenes: tuple[Scene, ...]
    actors: Actors
    places: Places
    voices: Voices
    lexicon: Lexicon
    words: Words
    published: FuzzyDate

    # --- who

    def who(self, scene: Scene, token: int, field: str = "actors") -> list[Who]:
        """The actors that a token stands for: named, described, portioned out ("hundreds of US troops") or "our
        forces"."""
        ours = self._ours(scene, token, field)
        if ours is not None:
            return [ours]
        mentions = self._mentions(scene, token)
        if mentions:
            return [Who(m.actor, token, Evidence(field, m.start, m.end, m.rule)) for m in mentions]
        word = scene.sentence.tokens[token]
        if word.lemma in self.words.carriers.portions or word.upos in ("NUM", "DET", "PRON"):
            for preposition, noun in scene.syntax.obliques(token):
                if preposition == "of":
                    found = self.who(scene, noun, field)
                    if found:  # the portion stands for them: its number is theirs, and its verb
                        return [Who(w.actor, token, w.evidence) for w in found]
        return []

    def everyone(self, scene: Scene, tokens: Iterable[int], field: str = "actors") -> list[Who]:
        """The actors of several tokens, each actor once."""
        found: dict[str, Who] = {}
        for token in tokens:
            for who in self.who(scene, token, field):
                found.setdefault(who.actor.id, who)
        return list(found.values())

    def _mentions(self, scene: Scene, token: int) -> list[ActorMention]:
        """The mentions headed by the token (several in "regimes in Mali and Burkina Faso"), else the one around it."""
        found = self.actors.all_at(scene.sentence.index, token)
        headed = {m.actor.id: m for m in reversed(found) if m.head == token}
        return list(reversed(headed.values())) or list(found[:1])

    def _ours(self, scene: Scene, token: int, field: str) -> Who | None:
        """First person plural in somebody's mouth: the speaker's country, or its forces."""
        word = scene.sentence.tokens[token]
        owner = next((p for p in scene.syntax.possessors(token) if _is_first_person(scene, p)), None)
        if owner is None and word.text.lower() not in _FIRST_PERSON:
            return None
        voice = self.voices.at(word.start)
        if voice is None or voice.speaker is None or voice.speaker.country is None:
            return None
        rule = "rule: first person of the speaker"
        start = scene.sentence.tokens[owner].start if owner is not None else word.start
        if owner is None:
            return Who(
                identity.government(voice.speaker.country, self.lexicon), token, Evidence(field, start, word.end, rule)
            )
        if self.is_force_noun(word.lemma):
            return Who(
                identity.military(voice.speaker.country, self.lexicon), token, Evidence(field, start, word.end, rule)
            )
        return None

    def is_force_noun(self, lemma: str) -> bool:
        """Whether a noun names people under arms for a state."""
        return lemma in self._force_nouns

    @cached_property
    def _force_nouns(self) -> frozenset[str]:
        return frozenset(w for noun in self.lexicon.nouns.values() if noun.of == "force" for w in noun.words) - {
            "mission"
        }

    # --- where

    def where(self, scene: Scene, tokens: Iterable[int], field: str = "place") -> tuple[Place, Evidence] | None:
        """The most precise place in the noun phrases of the tokens."""
        tokens = list(tokens)
        found: list[PlaceMention] = []
        for token in tokens:
            phrase = scene.syntax.phrase(token)
            found.extend(m for m in self.places.in_sentence(scene.sentence.index) if m.head in phrase)
        return self._best(found, field) or self._country(scene, tokens, field)

    def _country(self, scene: Scene, tokens: Iterable[int], field: str) -> tuple[Place, Evidence] | None:
        """ "In the country": a country spoken of without its name is a place too."""
        for token in tokens:
            for mention in self._mentions(scene, token):
                row = self.lexicon.countries.get(mention.actor.id)
                if row is not None:
                    place = Place(id=row.code, name=row.name, country=row.code, lat=row.lat, lon=row.lon, precision=6)
                    return place, Evidence(field, mention.start, mention.end, mention.rule)
        return None

    def anywhere(self, scene: Scene, field: str = "place") -> tuple[Place, Evidence] | None:
        """The most precise place of the sentence that stands behind a preposition of place."""
        syntax = scene.syntax
        found = [
            m
            for m in self.places.in_sentence(scene.sentence.index)
            if syntax.preposition(m.head) in _LOCATIVE or _follows_preposition(scene, m.first)
        ]
        return self._best(found, field)

    def _best(self, found: list[PlaceMention], field: str) -> tuple[Place, Evidence] | None:
        if not found:
            return None
        order = {"site": 0, "town": 1, "area": 2, "country": 3, "region": 4}
        best = min(found, key=lambda m: (order[m.place.kind], m.start))
        return best.place, Evidence(field, best.start, best.end, best.rule)

    def site_before(self, scene: Scene) -> tuple[Place, Evidence] | None:
        """The site spoken of last: in this sentence or one of the few before it, or further back if the report has
        spoken of no other."""
        sites = [m for m in self.places.mentions if m.place.kind == "site" and m.sentence <= scene.sentence.index]
        if not sites:
            return None
        last = max(sites, key=lambda m: m.start)
        if scene.sentence.index - last.sentence > NEAR and len({m.place.id for m in sites}) > 1:
            return None
        return last.place, Evidence("place", last.start, last.end, f"{last.rule}; carried on from there")

    @cached_property
    def countries(self) -> Counter[str]:
        """How often the report names places of each country, and its people and government."""
        counted: Counter[str] = Counter()
        for place in self.places.mentions:
            if place.place.country:
                counted[place.place.country] += 2
        for mention in self.actors.mentions:
            if mention.actor.country:
                counted[mention.actor.country] += 1
        return counted

    def host(self, scene: Scene, force: Actor) -> tuple[Place, Evidence] | None:
        """The country that the report as a whole has a foreign force in: the one named most, if it is clearly so."""
        voice = self.voices.at(scene.sentence.start)
        speaking = voice.speaker.country if voice and voice.speaker else None
        named = [(n, c) for c, n in self.countries.items() if c not in (force.country, speaking)]
        if not named:
            return None
        named.sort(reverse=True)
        if len(named) > 1 and named[1][0] * 3 > named[0][0] * 2:
            return None
        code = named[0][1]
        mention = next((m for m in self.places.mentions if m.place.country == code), None)
        row = self.lexicon.countries.get(code)
        if mention is None or row is None:
            return None
        place = Place(id=code, name=row.name, country=code, lat=row.lat, lon=row.lon, precision=6, kind="country")
        return place, Evidence("place", mention.start, mention.end, "rule: the country that the report is about")

    # --- when

    def when(self, scene: Scene, deed: Predication) -> tuple[Time, Evidence | None]:
        """The time of a deed: the expression that hangs on it, else what the report's own day implies."""
        found = self._attached(scene, deed, _POINTS)
        default = self.by_default(scene, deed)
        if found is None:
            return default, None
        time = found.time
        if time.earliest is None and time.latest is None:  # "two days later", of a day that the text does not give
            time = msgspec.structs.replace(default, text=time.text)
        elif deedtimes.looks_back(scene.syntax, deed):
            time = deedtimes.passed(found, scene.sentence.stamp or self.published)
        return time, Evidence("time", found.start, found.end, found.rule)

    def until(self, scene: Scene, deed: Predication) -> tuple[Time, Evidence] | None:
        """The deadline or end that the sentence gives the deed."""
        found = self._attached(scene, deed, ("deadline", "until", "range-end"))
        return (found.time, Evidence("until", found.start, found.end, found.rule)) if found else None

    def by_default(self, scene: Scene, deed: Predication) -> Time:
        """No expression: what is said to have happened, happened by the day of writing; what is to come, not before
        it."""
        day = scene.sentence.stamp or self.published
        if deed.mood.modality in ("asserted", "denied"):
            return Time(None, day.latest, 5, "")
        return Time(day.earliest, None, 5, "")

    def _attached(self, scene: Scene, deed: Predication, roles: Collection[str]) -> TimeMention | None:
        mentions = [t for t in scene.times if t.role in roles]
        return deedtimes.attached(scene.syntax, scene.deeds, deed, mentions, self.words.carriers) if mentions else None


_POINTS = frozenset({"point", "since", "range-start", "window", "now"})


def _is_first_person(scene: Scene, token: int) -> bool:
    return scene.sentence.tokens[token].text.lower() in _FIRST_PERSON


def _follows_preposition(scene: Scene, first: int) -> bool:
    words = scene.sentence.tokens
    at = first - 1
    while at >= 0 and words[at].upos in ("DET", "ADJ"):
        at -= 1
    return at >= 0 and words[at].text.lower() in _LOCATIVE
