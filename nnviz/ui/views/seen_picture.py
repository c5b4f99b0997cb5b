"""What the net really saw of a drawing: the prepared bitmap, and the few numbers that go in."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from nnviz.data.seen import BITMAP, Seen
from nnviz.ui import theme
from nnviz.ui.widgets.heat import grey_image
from nnviz.ui.widgets.plane_canvas import round_corners
from nnviz.ui.widgets.words import Translated

ARROW_WIDTH = 30
CAPTION = 18
LARGEST_SIDE = 96


class SeenPicture(Translated, QWidget):
    """Two pictures with an arrow between them; the right one is what the net gets, number by number."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._images: tuple[QImage, QImage] | None = None
        self._sizes = (BITMAP, 8)
        self._largest_side = LARGEST_SIDE
        self._field: tuple[int, int, int, int] | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.retranslate()

    @property
    def sizes(self) -> tuple[int, int]:
        """The sides that are written under the pictures."""
        return self._sizes

    def show_seen(self, seen: Seen) -> None:
        """Show a prepared drawing; of an empty pad it is black."""
        self._images = grey_image(seen.bitmap), grey_image(seen.picture)
        self._sizes = len(seen.bitmap), len(seen.picture)
        self.update()

    def show_field(self, field: tuple[int, int, int, int] | None) -> None:
        """Frame a part (top, left, bottom, right) of what the net gets; None for nothing."""
        if field != self._field:
            self._field = field
            self.update()

    def set_largest_side(self, side_px: int) -> None:
        """Let each picture be at most so large."""
        self._largest_side = side_px
        self.updateGeometry()

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("What the network really saw"))
        self.setToolTip(self.tr("Left: your drawing, made as large and as upright as those the network learned from.\n"
                                "Right: the numbers that go into the network."))  # fmt: skip
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return int(min(self._largest_side, (width - ARROW_WIDTH) / 2)) + CAPTION

    def sizeHint(self) -> QSize:
        return QSize(200, self.heightForWidth(200))

    def frames(self) -> tuple[QRectF, QRectF]:
        """Where the two pictures are drawn."""
        side = min(self._largest_side, (self.width() - ARROW_WIDTH) / 2, self.height() - CAPTION)
        left = (self.width() - 2 * side - ARROW_WIDTH) / 2
        return QRectF(left, 0, side, side), QRectF(left + side + ARROW_WIDTH, 0, side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        colors, (left, right) = theme.colors(), self.frames()
        with QPainter(self) as painter:
            for number, frame in enumerate((left, right)):
                painter.fillRect(frame, Qt.GlobalColor.black)
                if self._images:
                    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, number == 0)
                    painter.drawImage(frame, self._images[number])
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(colors.color("text_dim"), 1.5))
            tip = QPointF(right.left() - 8, right.center().y())
            painter.drawLine(QPointF(left.right() + 8, tip.y()), tip)
            for dy in (-4, 4):
                painter.drawLine(tip, tip + QPointF(-5, dy))
            painter.setFont(theme.font(theme.TEXT_SMALL))
            for frame, size in zip((left, right), self._sizes, strict=True):
                below = QRectF(frame.left() - 20, frame.bottom() + 2, frame.width() + 40, CAPTION)
                painter.drawText(below, Qt.AlignmentFlag.AlignHCenter, f"{size} × {size}")
                round_corners(painter, frame, colors.color("surface"))
                painter.setPen(colors.color("text_dim"))
            if self._field is not None:
                self._paint_field(painter, right, self._field)

    def _paint_field(self, painter: QPainter, frame: QRectF, field: tuple[int, int, int, int]) -> None:
        top, left, bottom, right = (side * frame.width() / self._sizes[1] for side in field)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.colors().color("accent"), 2))
        painter.drawRect(QRectF(frame.left() + left, frame.top() + top, right - left, bottom - top))
