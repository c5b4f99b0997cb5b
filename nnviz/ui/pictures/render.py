"""A picture of a view: painted by the view itself, so that lines stay lines and letters stay letters.

What is only there to be operated (buttons, sliders, choices) is left out of views: it would mean nothing on paper.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QPoint, QRect, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPageLayout, QPageSize, QPainter, QPdfWriter, QRegion
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QWidget,
)

from nnviz.ui import theme
from nnviz.ui.views.base import View
from nnviz.ui.views.network_graph_headers import TitleButton
from nnviz.ui.widgets.segmented import Segmented
from nnviz.ui.widgets.short_text import draw_short

Format = Literal["png", "svg", "pdf"]
FORMATS: tuple[Format, ...] = ("png", "svg", "pdf")
SCALES = (1, 2, 4)
OPERATED = (QAbstractButton, QAbstractSlider, QAbstractSpinBox, QComboBox, QLineEdit)
READ_ALL_THE_SAME = (TitleButton,)
MARGIN = 16
TITLE_HEIGHT, CAPTION_HEIGHT = 30, 24
DOTS_PER_INCH, POINTS_PER_INCH = 96, 72


@dataclass(frozen=True, slots=True)
class Look:
    """How a picture is made: real pixels per unit (of a PNG), words above and below, "light" colours for print."""

    scale: float = 1.0
    title: str = ""
    caption: str = ""
    is_light: bool = False


def picture_size(view: QWidget, look: Look) -> QSize:
    """The size of the whole picture in units."""
    extra = (TITLE_HEIGHT if look.title else 0) + (CAPTION_HEIGHT if look.caption else 0)
    return QSize(view.width() + 2 * MARGIN, view.height() + 2 * MARGIN + extra)


def image_of(view: QWidget, look: Look) -> QImage:
    """The picture in pixels, without transparency."""
    size = picture_size(view, look)
    image = QImage((QSizeF(size) * look.scale).toSize(), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(look.scale)
    with _colors_of(look), QPainter(image) as painter:
        _paint(painter, view, look, size)
    return image


def file_of(view: QWidget, look: Look, kind: Format) -> bytes:
    """The picture as the bytes of a file."""
    makers: dict[Format, Callable[[QBuffer, QWidget, Look], None]] = {
        "png": _write_png,
        "svg": _write_svg,
        "pdf": _write_pdf,
    }
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    makers[kind](buffer, view, look)
    return buffer.data().data()


# ---------------------------------------------------------------------- files


def _write_png(buffer: QBuffer, view: QWidget, look: Look) -> None:
    image_of(view, look).save(buffer, "PNG")  # type: ignore[call-overload]  # takes bytes and str; the stub does not


def _write_svg(buffer: QBuffer, view: QWidget, look: Look) -> None:
    size = picture_size(view, look)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setSize(size)
    generator.setViewBox(QRect(QPoint(), size))
    generator.setTitle(look.title)
    generator.setDescription(look.caption)
    with _colors_of(look), QPainter(generator) as painter:
        _paint(painter, view, look, size)


def _write_pdf(buffer: QBuffer, view: QWidget, look: Look) -> None:
    size = picture_size(view, look)
    writer = QPdfWriter(buffer)
    writer.setResolution(DOTS_PER_INCH)
    writer.setTitle(look.title)
    writer.setCreator("NNViz")
    points = QSizeF(size) * POINTS_PER_INCH / DOTS_PER_INCH
    page = QPageSize(points, QPageSize.Unit.Point, "picture", QPageSize.SizeMatchPolicy.ExactMatch)
    writer.setPageLayout(QPageLayout(page, QPageLayout.Orientation.Portrait, QMarginsF()))
    with _colors_of(look), QPainter(writer) as painter:
        _paint(painter, view, look, size)


# ---------------------------------------------------------------------- painting


@contextmanager
def _colors_of(look: Look) -> Iterator[None]:
    """Print goes out in light colours: the whole program takes them for a moment in which nothing is shown."""
    app, before = QApplication.instance(), theme.colors().mode
    if not look.is_light or before == "light" or not isinstance(app, QApplication):
        yield
        return
    windows = [window for window in app.topLevelWidgets() if window.isVisible()]
    for window in windows:
        window.setUpdatesEnabled(False)
    theme.apply_theme(app, "light")
    try:
        yield
    finally:
        theme.apply_theme(app, before)
        for window in windows:
            window.setUpdatesEnabled(True)


def _paint(painter: QPainter, view: QWidget, look: Look, size: QSize) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillRect(QRect(QPoint(), size), _ground(view))
    top = MARGIN
    if look.title:
        _write(painter, look.title, QRectF(MARGIN, MARGIN - 4, view.width(), TITLE_HEIGHT), is_title=True)
        top += TITLE_HEIGHT
    if isinstance(view, View):
        _paint_widget(painter, view, QPoint(MARGIN, top))
    else:
        QWidget.render(view, painter, QPoint(MARGIN, top), QRegion(), QWidget.RenderFlag.DrawChildren)
    if look.caption:
        room = QRectF(MARGIN, top + view.height() + MARGIN / 2, view.width(), CAPTION_HEIGHT)
        _write(painter, look.caption, room, is_title=False)


def _ground(view: QWidget) -> QColor:
    """What the view stands on: the graph paints the window's colour itself, others stand on the side column."""
    parents = [view.parentWidget()]
    while parents[-1] is not None:
        parents.append(parents[-1].parentWidget())
    roles = (str(parent.property("role") or "") for parent in parents if parent is not None)
    role = next((role for role in roles if role in ("side", "pane", "card")), "pane")
    return theme.colors().color("window" if role == "pane" else "surface")


def _write(painter: QPainter, words: str, room: QRectF, *, is_title: bool) -> None:
    colors = theme.colors()
    weight = QFont.Weight.DemiBold if is_title else QFont.Weight.Normal
    painter.setFont(theme.font(theme.TEXT_TITLE if is_title else theme.TEXT_SMALL, weight))
    painter.setPen(colors.color("text" if is_title else "text_dim"))
    draw_short(painter, room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)


def _paint_widget(painter: QPainter, widget: QWidget, place: QPoint) -> None:
    """A widget and what lies on it, from the lowest to the highest."""
    painter.save()
    painter.setClipRect(QRect(place, widget.size()), Qt.ClipOperation.IntersectClip)
    QWidget.render(widget, painter, place, QRegion(), QWidget.RenderFlag(0))  # plots have another `render`
    for child in widget.children():
        if isinstance(child, QWidget) and not child.isWindow() and child.isVisible() and not _is_operated(child):
            _paint_widget(painter, child, place + child.pos())
    painter.restore()


def _is_operated(widget: QWidget) -> bool:
    if isinstance(widget, QLabel) and widget.buddy() is not None:
        return True
    if isinstance(widget.parentWidget(), Segmented):
        return False  # which of the segments is down says what is shown
    return isinstance(widget, OPERATED) and not isinstance(widget, READ_ALL_THE_SAME)
