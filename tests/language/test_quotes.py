import pytest

from attache.language.quotes import quotes


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ('He said: "We go home."', ["We go home."]),
        ("He said: “We go home.”", ["We go home."]),
        ("Il dit : « Nous partons »", ["Nous partons"]),
        ("„Wir gehen”, sagte er", ["Wir gehen"]),
        ("„Wir gehen“, sagte er", ["Wir gehen"]),
        ('"One," he said, "and two."', ["One,", "and two."]),
        ("“It never closes, said he", ["It never closes, said he"]),
        ('a 5" gun and "a word"', ["a word"]),
        ("nothing here", []),
    ],
)
def test_marks_of_every_house_style(text: str, inside: list[str]) -> None:
    assert [text[q.start : q.end] for q in quotes(text, 0, len(text))] == inside


def test_offsets_are_the_texts_own() -> None:
    text = 'before "inside the marks" after "not looked at"'
    found = quotes(text, 5, 27)
    assert [(q.start, q.end) for q in found] == [(8, 24)]
