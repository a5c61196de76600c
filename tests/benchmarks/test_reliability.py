"""The reliability table: tenths, their shares, and the error between them."""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree

import pytest

import reliability


def test_a_tenth_holds_what_is_as_sure() -> None:
    found = reliability.bins([0.05, 0.62, 0.66, 1.0, 0.99], [False, True, False, True, True])
    assert [each.number for each in found] == [1, 2, 2]
    assert [round(each.sure, 3) for each in found] == [0.05, 0.64, 0.995]
    assert [each.right for each in found] == [0.0, 0.5, 1.0]


def test_the_error_is_the_distance_weighted_by_number() -> None:
    found = [reliability.Bin(30, 0.5, 0.5), reliability.Bin(10, 0.9, 0.5)]
    assert reliability.error(found) == pytest.approx(0.1)


def test_the_table_says_each_tenth_and_the_error() -> None:
    lines = reliability.table([0.5, 0.5, 0.9], [True, False, True]).splitlines()
    assert lines[1].split()[:3] == ["2", "50.0", "50.0"]
    assert lines[2].split()[:3] == ["1", "90.0", "100.0"]
    assert lines[-1] == "expected calibration error 3.3 points"


def test_the_drawing_is_sound_svg_with_a_dot_a_tenth() -> None:
    drawn = ElementTree.fromstring(reliability.drawing(reliability.bins([0.2, 0.8], [False, True])))
    assert len(drawn.findall("{http://www.w3.org/2000/svg}circle")) == 2
