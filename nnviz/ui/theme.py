"""Colours, fonts and sizes of the whole program; nothing else in ui/ names a colour or a pixel size.

``colors()`` answers for the theme that is on screen now. After ``apply_theme`` every widget gets
``QEvent.PaletteChange`` and is repainted: ask again in ``paintEvent`` or drop what was cached in ``changeEvent``.
"""

from dataclasses import asdict, dataclass
from functools import cache
from string import Template
from typing import Literal

import numpy as np
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from nnviz.resources import resource_path

Mode = Literal["light", "dark"]

# ------------------------------------------------------------------ sizes, in device independent pixels

TEXT_SMALL, TEXT, TEXT_LARGE, TEXT_TITLE, TEXT_NUMBER, TEXT_HUGE = 12, 13, 15, 17, 22, 60
GAP_SMALL, GAP, GAP_LARGE = 4, 8, 16
RADIUS = 6
TOP_BAR_HEIGHT = 64
STATUS_BAR_HEIGHT = 28
RAIL_WIDTH = 76
LEFT_WIDTH = 248
RIGHT_WIDTH = 320

FONT_FILES = ("Inter-Regular.otf", "Inter-SemiBold.otf", "Inter-Bold.otf")
FONT_FAMILIES = (
    "Inter",
    "Microsoft YaHei UI",
    "PingFang SC",
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "WenQuanYi Micro Hei",
    "Segoe UI",
    "DejaVu Sans",
    "sans-serif",
)


@dataclass(frozen=True, slots=True)
class Colors:
    """One theme. Chrome is named by role, data colours by what they mean; all as "#rrggbb".

    ``positive`` and ``negative`` are +1 and -1 of the one diverging scale, ``neutral`` its 0; ``link_*`` are the same
    two for thin lines on ``window``. ``classes`` are the qualitative colours; the first two are those of a binary task.
    """

    mode: Mode
    window: str
    surface: str
    raised: str
    hover: str
    border: str
    outline: str
    text: str
    text_dim: str
    accent: str
    on_accent: str
    play: str
    on_play: str
    danger: str
    warning: str
    right: str
    wrong: str
    shadow: str
    positive: str
    neutral: str
    negative: str
    link_positive: str
    link_negative: str
    missing: str
    point_rim: str
    curve_train: str
    curve_test: str
    classes: tuple[str, ...]

    def color(self, role: str, alpha: float = 1.0) -> QColor:
        """The colour of a role as a QColor, ``alpha`` 0 to 1."""
        color = QColor(getattr(self, role))
        color.setAlphaF(alpha)
        return color


CLASS_COLORS = ("#f59322", "#0877bd", "#24b55e", "#ce6a89", "#833deb", "#e6d81e", "#7ac6d1", "#90411c")

LIGHT = Colors(
    mode="light",
    window="#f6f7f9",
    surface="#ffffff",
    raised="#eef1f4",
    hover="#e6eaef",
    border="#e3e6ea",
    outline="#c8cfd8",
    text="#1d2530",
    text_dim="#596373",
    accent="#1a66e0",
    on_accent="#ffffff",
    play="#1d2530",
    on_play="#ffffff",
    danger="#b3261e",
    warning="#8a5300",
    right="#4cc07c",
    wrong="#f0776c",
    shadow="#000000",
    positive="#0877bd",
    neutral="#e8eaeb",
    negative="#f59322",
    link_positive="#0877bd",
    link_negative="#f59322",
    missing="#9aa1ab",
    point_rim="#ffffff",
    curve_train="#1d2530",
    curve_test="#d9730d",
    classes=CLASS_COLORS,
)

DARK = Colors(
    mode="dark",
    window="#14181d",
    surface="#1c2128",
    raised="#252b33",
    hover="#2d343d",
    border="#2d343d",
    outline="#465060",
    text="#e8edf3",
    text_dim="#9aa5b4",
    accent="#58a6ff",
    on_accent="#0d1520",
    play="#e8edf3",
    on_play="#14181d",
    danger="#ff8a80",
    warning="#f0b660",
    right="#1f8f4e",
    wrong="#c2473d",
    shadow="#000000",
    positive="#0877bd",
    neutral="#252a31",
    negative="#f59322",
    link_positive="#3b98d6",
    link_negative="#f59322",
    missing="#6b7280",
    point_rim="#ffffff",
    curve_train="#e8edf3",
    curve_test="#f59322",
    classes=CLASS_COLORS,
)

THEMES: dict[Mode, Colors] = {"light": LIGHT, "dark": DARK}


def colors() -> Colors:
    """The theme that is on screen now."""
    return DARK if QGuiApplication.palette().color(QPalette.ColorRole.Window) == QColor(DARK.window) else LIGHT


def apply_theme(app: QApplication, mode: Mode) -> None:
    """Show the whole program in this theme, at once."""
    theme = THEMES[mode]
    sheet = style_sheet(theme)
    if app.styleSheet() != sheet:  # setting it styles every widget anew, changed or not
        app.setPalette(qt_palette(theme))
        app.setStyleSheet(sheet)


@cache
def style_sheet(theme: Colors) -> str:
    """``resources/style.qss`` in the colours and sizes of a theme."""
    sizes = {"text_px": TEXT, "small_px": TEXT_SMALL, "title_px": TEXT_TITLE, "number_px": TEXT_NUMBER}
    template = Template(resource_path("style.qss").read_text(encoding="utf-8"))
    return template.substitute(asdict(theme), icons=resource_path("icons").as_posix(), **sizes)


def install_fonts(app: QApplication) -> None:
    """Register the fonts that ship with the program and make them the default; a missing file only costs its looks."""
    for name in FONT_FILES:
        QFontDatabase.addApplicationFont(str(resource_path(f"fonts/{name}")))
    app.setFont(font())


def font(size_px: int = TEXT, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """The program's font; figures have one width so that changing numbers do not dance."""
    result = QFont(list(FONT_FAMILIES))
    result.setPixelSize(size_px)
    result.setWeight(weight)
    result.setFeature(QFont.Tag("tnum"), 1)
    return result


def qt_palette(theme: Colors) -> QPalette:
    """The theme as Qt's own roles, for everything that the style sheet does not name."""
    role = QPalette.ColorRole
    result = QPalette()
    for group_role, color in (
        (role.Window, theme.window),
        (role.WindowText, theme.text),
        (role.Base, theme.surface),
        (role.AlternateBase, theme.raised),
        (role.Text, theme.text),
        (role.Button, theme.surface),
        (role.ButtonText, theme.text),
        (role.BrightText, theme.text),
        (role.Highlight, theme.accent),
        (role.HighlightedText, theme.on_accent),
        (role.ToolTipBase, theme.surface),
        (role.ToolTipText, theme.text),
        (role.PlaceholderText, theme.text_dim),
        (role.Link, theme.accent),
        (role.LinkVisited, theme.accent),
        (role.Accent, theme.accent),
        (role.Light, theme.raised),
        (role.Midlight, theme.raised),
        (role.Mid, theme.border),
        (role.Dark, theme.outline),
        (role.Shadow, theme.shadow),
    ):
        result.setColor(group_role, QColor(color))
    for disabled in (role.WindowText, role.Text, role.ButtonText):
        result.setColor(QPalette.ColorGroup.Disabled, disabled, QColor(theme.missing))
    return result


@cache
def diverging_lut(theme: Colors, steps: int = 256) -> np.ndarray:
    """The diverging scale as uint32 ARGB (steps,): entry 0 is -1, the middle 0, the last +1. For RGB32 images."""
    half = np.linspace(-1.0, 1.0, steps)[:, None]
    ends = np.where(half < 0, rgb_of(theme.negative), rgb_of(theme.positive))
    result = packed(np.rint(rgb_of(theme.neutral) + (ends - rgb_of(theme.neutral)) * np.abs(half)))
    result.flags.writeable = False
    return result


@cache
def class_rgb(theme: Colors) -> np.ndarray:
    """The qualitative colours as float32 (8, 3), 0 to 255, for blending by confidence with ``neutral_rgb``."""
    result = np.array([rgb_of(color) for color in theme.classes])
    result.flags.writeable = False
    return result


@cache
def neutral_rgb(theme: Colors) -> np.ndarray:
    """The neutral colour as float32 (3,), 0 to 255."""
    result = rgb_of(theme.neutral)
    result.flags.writeable = False
    return result


def rgb_of(color: str) -> np.ndarray:
    """ "#rrggbb" as float32 (3,)."""
    return np.array([int(color[i : i + 2], 16) for i in (1, 3, 5)], np.float32)


def packed(rgb: np.ndarray) -> np.ndarray:
    """Colours (..., 3) of 0 to 255 as uint32 ARGB (...)."""
    levels = rgb.astype(np.uint32)
    result: np.ndarray = 0xFF000000 | (levels[..., 0] << 16) | (levels[..., 1] << 8) | levels[..., 2]
    return result
