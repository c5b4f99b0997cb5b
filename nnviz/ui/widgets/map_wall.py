"""All maps of some layers as one wall of small pictures, layer under layer; only what is in sight is painted."""

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from nnviz.ui import theme
from nnviz.ui.widgets.heat import image_of

TITLE_HEIGHT, BELOW = 24, 10
CELL, GAP = 44, 4


@dataclass(frozen=True, slots=True)
class Block:
    """The maps of one layer: ``maps`` (units, height, width), -1 to 1."""

    key: str
    title: str
    maps: np.ndarray


class MapWall(QWidget):
    """``pointed`` and ``chosen`` carry a block's key and the number of the map."""

    pointed = Signal(str, int)
    left = Signal()
    chosen = Signal(str, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._blocks: tuple[Block, ...] = ()
        self._images: dict[int, QImage] = {}
        self._at: tuple[int, int] | None = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_blocks(self, blocks: tuple[Block, ...]) -> None:
        """Replace all maps."""
        has_new_shape = [len(block.maps) for block in blocks] != [len(block.maps) for block in self._blocks]
        self._blocks = blocks
        self._images.clear()
        if has_new_shape:
            self._at = None
            self._take_height()
        self.update()

    def place(self, block: int, number: int) -> QRectF:
        """Where a map is drawn."""
        row, column = divmod(number, self._columns())
        top = self._top(block) + TITLE_HEIGHT
        return QRectF(column * (CELL + GAP), top + row * (CELL + GAP), CELL, CELL)

    def sizeHint(self) -> QSize:
        return QSize(6 * (CELL + GAP), round(self._top(len(self._blocks))))

    # ------------------------------------------------------------------ pointer and keys

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._point(self._spot_at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        self._point(None)
        super().leaveEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        spot = self._spot_at(event.position())
        if spot and event.button() == Qt.MouseButton.LeftButton:
            self.chosen.emit(self._blocks[spot[0]].key, spot[1])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Down: self._columns(),
            Qt.Key.Key_Up: -self._columns(),
        }
        if event.key() in steps and self._blocks:
            self._walk(steps[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self._at:
            self.chosen.emit(self._blocks[self._at[0]].key, self._at[1])
        else:
            super().keyPressEvent(event)

    def _walk(self, by: int) -> None:
        """On to another map, over the ends of a block into the next."""
        block, number = self._at or (0, -by if by < 0 else 0)
        number += by if self._at else 0
        if number >= len(self._blocks[block].maps):
            block, number = (
                (block + 1, 0) if block + 1 < len(self._blocks) else (block, len(self._blocks[block].maps) - 1)
            )
        elif number < 0:
            block, number = (block - 1, len(self._blocks[block - 1].maps) - 1) if block else (0, 0)
        self._point((block, number))

    def _point(self, spot: tuple[int, int] | None) -> None:
        if spot == self._at:
            return
        self._at = spot
        if spot:
            self.pointed.emit(self._blocks[spot[0]].key, spot[1])
        else:
            self.left.emit()
        self.update()

    # ------------------------------------------------------------------ painting

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange:
            self._images.clear()
        super().changeEvent(event)

    def resizeEvent(self, event: QEvent) -> None:
        self._images.clear()
        self._take_height()

    def paintEvent(self, event: QPaintEvent) -> None:
        colors = theme.colors()
        with QPainter(self) as painter:
            painter.setFont(theme.font(theme.TEXT_SMALL))
            for number, block in enumerate(self._blocks):
                top, bottom = self._top(number), self._top(number + 1)
                if bottom < event.rect().top() or top > event.rect().bottom():
                    continue
                painter.setPen(colors.color("text_dim"))
                box = QRectF(0, top, self.width(), TITLE_HEIGHT)
                painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, block.title)
                painter.drawImage(QPointF(0, top + TITLE_HEIGHT), self._image(number))
            if self._at:
                painter.setPen(QPen(colors.color("accent"), 2))
                painter.drawRect(self.place(*self._at))

    def _image(self, number: int) -> QImage:
        if number not in self._images:
            ratio = self.devicePixelRatioF()
            image = wall_image(self._blocks[number].maps, self._columns(), round(CELL * ratio), round(GAP * ratio))
            image.setDevicePixelRatio(ratio)
            self._images[number] = image
        return self._images[number]

    def _columns(self) -> int:
        return max(1, (self.width() + GAP) // (CELL + GAP))

    def _top(self, block: int) -> float:
        """Where a block begins; of the number behind the last block: the height of all."""
        heights = (
            TITLE_HEIGHT + -(-len(each.maps) // self._columns()) * (CELL + GAP) + BELOW for each in self._blocks[:block]
        )
        return float(sum(heights))

    def _take_height(self) -> None:
        self.setMinimumHeight(round(self._top(len(self._blocks))))
        self.updateGeometry()

    def _spot_at(self, at: QPointF) -> tuple[int, int] | None:
        for block, each in enumerate(self._blocks):
            if self._top(block) <= at.y() < self._top(block + 1):
                row = int((at.y() - self._top(block) - TITLE_HEIGHT) // (CELL + GAP))
                column = int(at.x() // (CELL + GAP))
                number = row * self._columns() + column
                if row >= 0 and column < self._columns() and number < len(each.maps):
                    return (block, number) if self.place(block, number).contains(at) else None
        return None


def wall_image(maps: np.ndarray, columns: int, cell: int, gap: int) -> QImage:
    """Maps (n, height, width), -1 to 1, side by side in rows of ``columns``, each enlarged to ``cell`` pixels."""
    count, height, width = maps.shape
    rows = -(-count // columns)
    down, across = np.arange(cell) * height // cell, np.arange(cell) * width // cell
    level = np.clip(np.nan_to_num(maps) * 127.5 + 127.5, 0, 255).astype(np.uint8)
    tiles = theme.diverging_lut(theme.colors())[level][:, down][:, :, across]
    wall = np.zeros((rows, cell + gap, columns, cell + gap), np.uint32)
    for number in range(rows):
        line = tiles[number * columns : (number + 1) * columns]
        wall[number, :cell, : len(line), :cell] = line.transpose(1, 0, 2)
    return image_of(wall.reshape(rows * (cell + gap), columns * (cell + gap)), has_alpha=True)
