"""The themes: readable text, colours that colour-blind people can tell apart, exact scales."""

import itertools
import re

import numpy as np
import pytest
from PySide6.QtGui import QFontInfo

from nnviz.resources import resource_path
from nnviz.ui import theme

MODES = pytest.mark.parametrize("mode", ["light", "dark"])
# Machado, Oliveira & Fernandes 2009, severity 1.0, on linear RGB.
COLOUR_BLINDNESS = {
    "protanopia": [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
    "deuteranopia": [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
}


def linear(color: str) -> np.ndarray:
    value = np.array([int(color[i : i + 2], 16) for i in (1, 3, 5)]) / 255
    return np.where(value <= 0.04045, value / 12.92, ((value + 0.055) / 1.055) ** 2.4)


def luminance(color: str) -> float:
    return float(linear(color) @ [0.2126, 0.7152, 0.0722])


def contrast(a: str, b: str) -> float:
    light, dark = sorted((luminance(a), luminance(b)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def lab(rgb_linear: np.ndarray) -> np.ndarray:
    to_xyz = np.array(
        [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041]]
    )
    xyz = to_xyz @ np.clip(rgb_linear, 0, 1) / [0.95047, 1.0, 1.08883]
    f = np.where(xyz > 0.008856, np.cbrt(xyz), 7.787 * xyz + 16 / 116)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


@MODES
@pytest.mark.parametrize("text", ["text", "text_dim", "danger", "warning"])
@pytest.mark.parametrize("ground", ["window", "surface", "raised", "hover"])
def test_every_text_colour_has_a_contrast_of_four_and_a_half(mode, text, ground):
    colors = theme.THEMES[mode]
    assert contrast(getattr(colors, text), getattr(colors, ground)) >= 4.5


@MODES
@pytest.mark.parametrize(("text", "ground"), [("on_accent", "accent"), ("on_play", "play")])
def test_text_on_filled_controls_has_the_contrast_too(mode, text, ground):
    colors = theme.THEMES[mode]
    assert contrast(getattr(colors, text), getattr(colors, ground)) >= 4.5


@MODES
def test_the_play_button_stands_out_more_than_anything_else_in_the_bar(mode):
    colors = theme.THEMES[mode]
    assert contrast(colors.play, colors.surface) >= 12


@pytest.mark.parametrize("kind", ["none", *COLOUR_BLINDNESS])
def test_class_colours_stay_apart_for_colour_blind_people(kind):
    matrix = np.array(COLOUR_BLINDNESS.get(kind, np.eye(3)))
    seen = [lab(matrix @ linear(color)) for color in theme.CLASS_COLORS]
    assert min(np.linalg.norm(a - b) for a, b in itertools.combinations(seen, 2)) >= 15


@pytest.mark.parametrize("kind", COLOUR_BLINDNESS)
def test_the_two_ends_of_the_signed_scale_stay_far_apart_for_colour_blind_people(kind):
    matrix = np.array(COLOUR_BLINDNESS[kind])
    ends = [lab(matrix @ linear(color)) for color in (theme.LIGHT.positive, theme.LIGHT.negative)]
    assert np.linalg.norm(ends[0] - ends[1]) >= 60


@MODES
def test_the_diverging_scale_runs_from_negative_over_neutral_to_positive(mode):
    colors = theme.THEMES[mode]
    lut = theme.diverging_lut(colors, 255)
    assert [f"#{entry & 0xFFFFFF:06x}" for entry in (int(lut[0]), int(lut[127]), int(lut[-1]))] == [
        colors.negative,
        colors.neutral,
        colors.positive,
    ]


@MODES
def test_no_text_of_the_style_sheet_is_smaller_than_12_px(mode):
    sheet = theme.style_sheet(theme.THEMES[mode])
    sizes = [int(size) for size in re.findall(r"font-size: (\d+)px", sheet)]
    assert min([theme.TEXT, *sizes]) >= 12


@MODES
def test_the_pictures_of_the_style_sheet_exist_in_the_colours_of_the_theme(mode):
    colors = theme.THEMES[mode]
    for name, color in (("chevron-down", colors.text_dim), ("check", colors.on_accent), ("tick", colors.text)):
        assert color in resource_path(f"icons/{name}-{mode}.svg").read_text()


@MODES
def test_applying_a_theme_makes_its_colours_the_current_ones(qapp, mode):
    theme.apply_theme(qapp, mode)
    assert theme.colors() is theme.THEMES[mode]


def test_the_font_of_the_program_ships_with_it(qapp):
    theme.install_fonts(qapp)
    assert QFontInfo(theme.font()).family() == "Inter"
