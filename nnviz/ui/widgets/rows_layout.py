"""A layout that fills rows as words fill lines: one row where there is room, more where there is not."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class RowsLayout(QLayout):
    """Items side by side without a gap; ``row_gap`` pixels between rows."""

    def __init__(self, parent: QWidget, row_gap: int = 0) -> None:
        super().__init__(parent)
        self.setContentsMargins(0, 0, 0, 0)
        self._row_gap = row_gap
        self._items: list[QLayoutItem] = []

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # type: ignore[override]  # Qt asks until it gets none
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # type: ignore[override]
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def sizeHint(self) -> QSize:
        sizes = [item.sizeHint() for item in self._items]
        return QSize(sum(size.width() for size in sizes), max((size.height() for size in sizes), default=0))

    def minimumSize(self) -> QSize:
        smallest = QSize(0, 0)
        for item in self._items:
            smallest = smallest.expandedTo(item.sizeHint())
        return smallest

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._arrange(QRect(0, 0, width, 0), moves=False)

    def setGeometry(self, place: QRect) -> None:
        super().setGeometry(place)
        self._arrange(place, moves=True)

    def _arrange(self, place: QRect, *, moves: bool) -> int:
        """Put the items into rows; how high all rows are together."""
        x, y, row_height = 0, 0, 0
        for item in self._items:
            size = item.sizeHint()
            if x and x + size.width() > place.width():
                x, y, row_height = 0, y + row_height + self._row_gap, 0
            if moves:
                item.setGeometry(QRect(place.topLeft() + QPoint(x, y), size))
            x += size.width()
            row_height = max(row_height, size.height())
        return y + row_height
