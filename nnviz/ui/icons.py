"""Icons by name, drawn from the SVG files in ``resources/icons`` in any colour, sharp at any screen scale."""

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from nnviz.resources import resource_path
from nnviz.ui.theme import Colors, colors

SCALES = (1, 2)


def icon(name: str, role: str = "text", size_px: int = 18) -> QIcon:
    """The icon in a colour role of the current theme; ask again after the theme changed."""
    theme = colors()
    return _icon(name, theme, role, size_px)


def draw_icon(painter: QPainter, name: str, target: QRectF, color: str) -> None:
    """Draw the icon into ``target`` in the colour "#rrggbb"."""
    _renderer(name, color).render(painter, target)


@cache
def _icon(name: str, theme: Colors, role: str, size_px: int) -> QIcon:
    result = QIcon()
    for mode, color in (
        (QIcon.Mode.Normal, getattr(theme, role)),
        (QIcon.Mode.Disabled, theme.missing),
    ):
        for scale in SCALES:
            result.addPixmap(_pixmap(name, color, size_px, scale), mode)
    return result


def _pixmap(name: str, color: str, size_px: int, scale: int) -> QPixmap:
    pixmap = QPixmap(size_px * scale, size_px * scale)
    pixmap.setDevicePixelRatio(scale)
    pixmap.fill(Qt.GlobalColor.transparent)
    with QPainter(pixmap) as painter:
        draw_icon(painter, name, QRectF(0, 0, size_px, size_px), color)
    return pixmap


@cache
def _renderer(name: str, color: str) -> QSvgRenderer:
    text = resource_path(f"icons/{name}.svg").read_text(encoding="utf-8")
    return QSvgRenderer(QByteArray(text.replace("currentColor", color).encode()))
