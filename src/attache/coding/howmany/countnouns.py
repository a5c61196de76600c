"""What does a figure count? Its noun stands behind it ("1,000 American troops"), in front ("a force of 2,500") or
with its neighbour ("400 in Abéché and 600 in N'Djamena")."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from attache.coding.howmany.countdraft import Draft
from attache.coding.howmany.numbers import Amount
from attache.coding.howmany.units import Noun, Units, load

_REACH = 5  # words between a figure and its noun
_WORD = re.compile(r"[A-Za-z][\w’'.-]*")
_INITIALS = re.compile(r"(?:[A-Z]\.)+[A-Z]?\.?")
_PEOPLES = re.compile(
    r"[A-Z][a-z]+(?:ians|eans|ans|men|ards|iots)|(?:Israel|Iraq|Pakistan|Saud|Emirat|Kuwait|Qatar|Oman|Yemen|Somal|"
    r"Bangladesh)is|"
    r"[A-Z][a-z]+ese|Afghans|Kurds|Turks|Greeks|Serbs|Croats|Danes|Swedes|Finns|Poles|Czechs|Slovaks|Chechens|"
    r"Uzbeks|Tajiks|"
    r"Kazakhs|Uyghurs|Houthis|Filipinos|Britons|Arabs|Jews|Sikhs|Tuaregs|Yazidis"
)
_DESIGNATION = re.compile(r"([A-Z][A-Za-z]{0,3})-?\d{1,3}[A-Z]{0,2}s?")
_MODEL = re.compile(r"\s+\d{1,3}\s+")  # "Challenger 2 tanks"
_STRONG = re.compile(r"-(?:strong|(?P<staff>member|person)|man|soldier|troop|vehicle|aircraft)\b")
_MORE = re.compile(r"\s+(more|extra|additional|further|fresh|new)\b")
_OF_WHOLE = re.compile(r"\s+(?:more )?of (?:the|its|their|his|those|these|them|whom|us)\b")
_OF = re.compile(r"\s+of\b")
_FORCE_OF = re.compile(
    r"\b(force|contingent|garrison|army|deployment|detachment|presence|mission|troops?|soldiers|personnel|crew|staff|"
    r"team|company|battalion|unit|groups) of\s*$"
)
_NUMBERED = re.compile(
    r"\b((?i:troops?|soldiers|personnel|force|forces|contingent)(?: (?:levels?|numbers?|strength|presence|count))?|"
    r"(?i:strength))(?: of the [\w ]+)?"
    r"(?:,? (?:there|in [A-Z]\w+|now|currently|that|which|had|has|have|would|will|be|been|is|was|were|are|stands?|"
    r"stood|"
    r"number(?:s|ed|ing)?|total(?:s|l?ed|l?ing)?|fell|fallen|falls?|rose|risen|rises?|grew|grown|dropped|down|up|"
    r"cut|reduced|"
    r"increased|raised|shrank|reached|reaching|at|to|by then))+\s*$"
)
_FATE_ALONE = re.compile(
    r"\s+(?:people )?(?:were |was |have been |had been |are |being |have |had )?"
    r"(?:\w+ly |reported |confirmed |feared )*(\w+)"
)
_IN_ALL = re.compile(r"\s+(?:in all|of them)\b")
_NAMED_BEFORE = re.compile(r"(\w+), $")  # "Polish sappers, 40 in all"
_VERB = re.compile(r"(\w+)\s*$")
_NOTHING = re.compile(r"\s*(?:[.,;:)]|$|\s(?:and|in|on|at|near|of (?:them|whom)|before|after|during|when|as)\b)")
_MEASURE = re.compile(
    r"\s*(?:%|per ?cent|percent|km|kilomet|miles|dollars|euros|days|weeks|months|years|hours|-year|-day|-month|"
    r"-week|-hour)"
)
_PART_OF_NEXT = re.compile(r"\s*(?:more )?(?:out )?of(?: (?:the|its|their|his|those|these))?\s+(?:[a-z]+\s+)?")
_LIST = re.compile(r"\s*(?:[A-Z][\w’'.-]+\s+)?(?:,|and|or|to|, and)\s*")
_AT_PLACE = re.compile(r"\s+(?:in|at|near|from|around|outside)\s+(?:the\s+)?[A-Z]")
_ALONE = re.compile(r"\s*(?:more|others?)?\s*(?:[.,;)]|$|and\b)")
_COMPARED = re.compile(r"\b(?:than|only|another|to|from|further|leaving)\s*$|of (?:whom|which|them)")


def read_noun(text: str, draft: Draft, units: Units) -> None:
    """Set the unit and noun of the draft where the words around its figure give them."""
    end = draft.amount.end
    strong = _STRONG.match(text, end)
    position = strong.end() if strong else end
    more = _MORE.match(text, position)
    if more:
        draft.scope = draft.scope if more[1] == "new" else "additional"
        position = more.end()
    whole = _OF_WHOLE.match(text, position)
    if whole:
        position = whole.end()
        draft.scope = draft.scope if draft.amount.written and draft.amount.best is None else "part"
    elif draft.amount.written:
        of = _OF.match(text, position)
        position = of.end() if of else position
    found = _behind(text, position, units, draft.amount.high == 1)
    if found and is_year(text, draft.amount) and found[1] > position + 1:
        return  # "the 2018 peace agreement"
    if found:
        noun, draft.noun_start, draft.noun_end = found
        draft.unit, draft.default = noun.unit, noun.of
    elif strong:
        _read_team(text, draft, strong, units)
    else:
        _read_front(text, draft, units)


def _read_team(text: str, draft: Draft, strong: re.Match[str], units: Units) -> None:
    """The body of people that has so many: "a 2,500-strong force", but not "an 11-member city council"."""
    for word, start, end in _words(text, strong.end()):
        if word.lower() in units.stop:
            break
        if word.lower() in units.teams:
            draft.noun_start, draft.noun_end = start, end
            draft.unit, draft.default = "personnel" if strong["staff"] else "troops", "strength"
            draft.rule = "counts.strong"
            break


def _read_front(text: str, draft: Draft, units: Units) -> None:
    """The noun before a bare figure: "a death toll of 34", "a force of 2,500", "troop numbers fell to 766"."""
    offset = max(0, draft.start - 90)
    before = text[offset : draft.start]
    if _MEASURE.match(text, draft.amount.end):
        return
    toll = toll_before(before, units)
    if toll:
        draft.unit, draft.default, draft.rule = "people", toll[0], "counts.toll"
        draft.noun_start, draft.noun_end = offset + toll[1], offset + toll[2]
        return
    fate = _FATE_ALONE.match(text, draft.amount.end)
    if fate and fate[1].lower() in units.after:
        draft.unit, draft.default, draft.rule = "people", units.after[fate[1].lower()], "counts.alone"
        draft.noun_start, draft.noun_end = draft.amount.figure_start, draft.amount.end
        return
    named = _NAMED_BEFORE.search(before) if _IN_ALL.match(text, draft.amount.end) else None
    noun = units.nouns.get(named[1].lower()) if named else None
    if named and noun:
        draft.unit, draft.default, draft.rule = noun.unit, noun.of, "counts.lead"
        draft.noun_start, draft.noun_end = offset + named.start(1), offset + named.end(1)
        return
    verb = _VERB.search(before)
    if verb and verb[1].lower() in units.before and _NOTHING.match(text, draft.amount.end):
        draft.unit, draft.default, draft.rule = "people", units.before[verb[1].lower()], "counts.alone"
        draft.noun_start, draft.noun_end = draft.amount.figure_start, draft.amount.end
        return
    lead = _FORCE_OF.search(before) or _NUMBERED.search(before)
    if lead:
        staff = lead[1].lower() in ("personnel", "contingent", "crew", "staff", "team")
        draft.unit = "personnel" if staff else "troops"
        draft.default, draft.rule = "strength", "counts.lead"
        draft.noun_start, draft.noun_end = offset + lead.start(1), offset + lead.end(1)


def toll_before(before: str, units: Units) -> tuple[str, int, int] | None:
    """The phrase at the end of `before` that leads up to a figure of people, with what became of them and its place."""
    match = _tolls().search(before.lower())
    return (units.tolls[match[1]], match.start(1), match.end(1)) if match else None


@cache
def _tolls() -> re.Pattern[str]:
    phrases = "|".join(sorted(load().tolls, key=len, reverse=True))
    return re.compile(
        rf"\b({phrases})(?: (?:of|to|at|from|by|has|had|have|now|risen|rose|rises|reached|stands|stood|climbed|is|"
        rf"was|the|its|"
        r"all|in))*\s*$"
    )


def _behind(text: str, position: int, units: Units, single: bool) -> tuple[Noun, int, int] | None:
    """The countable noun behind `position`, over at most five words that describe it. `single`: the figure is one."""
    words = _words(text, position)
    state, machine = "", False
    for index, (word, start, _) in enumerate(words):
        if index > _REACH or (word.lower() in units.stop and word.lower() not in units.nouns):
            return None
        if word.lower() == "and" and index == 0:
            return None  # "killed 12 and wounded 30"
        if word.lower() == "and" and index + 1 < len(words) and words[index + 1][0].lower() in units.stop:
            return None
        found = _longest(words, index, units)
        if found is None:
            if _is_plural(word) and not _longest(words, index + 1, units):
                return None  # the figure counts something else: "370 arrests", "one of the reasons why officials ..."
            continue
        noun, last = found
        if _describes(text, words, index, last, units, single):
            state = noun.of if noun.of not in ("strength", "other") else state
            machine = machine or _DESIGNATION.fullmatch(word) is not None
            continue
        unit = "aircraft" if machine and noun.unit not in ("vehicles", "aircraft") else noun.unit
        return Noun(unit, state or noun.of), start, words[last][2]
    return None


def _words(text: str, position: int) -> list[tuple[str, int, int]]:
    """The words from `position` to the next mark, with their places; a possessive is given without its ending."""
    words: list[tuple[str, int, int]] = []
    while len(words) < _REACH + 4:
        match = _WORD.search(text, position)
        if not match:
            break
        gap = text[position : match.start()]
        listed = gap == ", " and words and words[-1][0][:1].isupper() and match.group()[:1].isupper()
        if gap.strip(" “\"'‘") and not listed and not _MODEL.fullmatch(gap):
            break
        word = match.group()
        plain = word.rstrip(".'’-").removesuffix("'s").removesuffix("’s")
        words.append((plain, match.start(), match.start() + len(plain)))
        if word.endswith(".") and not _INITIALS.fullmatch(word):
            break
        position = match.end()
    return words


def _is_plural(word: str) -> bool:
    return word.islower() and word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3


def _longest(words: list[tuple[str, int, int]], index: int, units: Units) -> tuple[Noun, int] | None:
    """The longest countable phrase that begins at a word, and the index of its last word."""
    if index >= len(words):
        return None
    for size in range(min(units.longest, len(words) - index), 0, -1):
        noun = units.nouns.get(" ".join(word.lower() for word, _, _ in words[index : index + size]))
        if noun:
            return noun, index + size - 1
    word = words[index][0]
    machine = _DESIGNATION.fullmatch(word)
    if machine and machine[1] in units.designations:
        return Noun(units.designations[machine[1]], "strength"), index
    platform = units.platforms.get(word)
    if platform:
        return Noun(platform, "strength"), index
    return (Noun("people", "other"), index) if _PEOPLES.fullmatch(word) else None


def _describes(text: str, words: list[tuple[str, int, int]], index: int, last: int, units: Units, single: bool) -> bool:
    """Whether a countable phrase only describes the noun behind it: "police vehicles", "civilian deaths"."""
    if last + 1 >= len(words) or text[words[last][2] : words[last + 1][1]] != " ":
        return False
    if not single and " ".join(word.lower() for word, _, _ in words[index : last + 1]) in units.singular:
        return True
    following = _longest(words, last + 1, units)
    return following is not None and following[0].of in ("strength", "other") and words[last + 1][0].lower() != "others"


def share_nouns(text: str, drafts: list[Draft]) -> None:
    """Give figures without a noun that of a neighbour: "20 French and 30 German soldiers", "300 of the 1,000
    troops"."""
    for draft, later in zip(drafts[-2::-1], drafts[:0:-1], strict=True):
        between = text[draft.amount.end : later.start]
        if draft.unit is None and later.unit:
            if _PART_OF_NEXT.fullmatch(between) and not is_year(text, draft.amount):
                draft.scope = "part"
                _copy(draft, later)
            elif len(between) < 24 and not is_year(text, draft.amount) and _LIST.fullmatch(between):
                _copy(draft, later)
    for earlier, draft in pairwise(drafts):
        if draft.unit is None and earlier.unit and not is_year(text, draft.amount):
            behind = text[draft.amount.end : draft.amount.end + 24]
            apart = text[earlier.amount.end : draft.amount.figure_start]
            if len(apart) > 90 or re.search(r"[;:]", apart):
                continue
            if _AT_PLACE.match(behind) or (_ALONE.match(behind) and _COMPARED.search(apart)):
                _copy(draft, earlier)


def is_year(text: str, amount: Amount) -> bool:
    """Whether a figure looks like a year: "2018", but not "2,018"."""
    shown = text[amount.figure_start : amount.end]
    return len(shown) == 4 and shown.isdigit() and "1900" <= shown < "2100"


def _copy(draft: Draft, other: Draft) -> None:
    draft.unit, draft.default, draft.rule = other.unit, other.default, "counts.ellipsis"
    draft.noun_start, draft.noun_end = other.noun_start, other.noun_end
