"""What a person does with controls: real events on the real widgets."""

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox

LEFT = Qt.MouseButton.LeftButton


def click(widget):
    """Press what can be seen and pressed: its middle, a check box on its box."""
    assert widget.isVisible()
    assert widget.isEnabled()
    place = QPoint(12, widget.height() // 2) if isinstance(widget, QCheckBox) else widget.rect().center()
    QTest.mouseClick(widget, LEFT, pos=place)


def choose(combo, key):
    """Walk the list with the arrow keys, as a person without a mouse does."""
    combo.setFocus()
    distance = combo.findData(key) - combo.currentIndex()
    for _ in range(abs(distance)):
        QTest.keyClick(combo, Qt.Key.Key_Down if distance > 0 else Qt.Key.Key_Up)


def type_into(field, text):
    """Write over what a field holds, and press Enter."""
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)


def drop(window, path):
    """Drag a file over the window and let it go, as the desktop does."""
    content = QMimeData()
    content.setUrls([QUrl.fromLocalFile(str(path))])
    place, copy, nothing = QPoint(300, 300), Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(place, copy, content, LEFT, nothing)
    QApplication.sendEvent(window, enter)
    if not enter.isAccepted():
        return False
    event = QDropEvent(QPointF(place), copy, content, LEFT, nothing)
    QApplication.sendEvent(window, event)
    return event.isAccepted()
