"""Training trouble, said in one sentence over the graph, with the cure as a button."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from nnviz.runtime.messages import Diverged, Failed
from nnviz.ui import theme
from nnviz.ui.icons import icon
from nnviz.ui.widgets.buttons import IconButton, TextButton
from nnviz.ui.widgets.words import RESTYLED, Words


class Banner(QFrame):
    """Shown while a trouble stands. ``cure_chosen`` asks for the way back with a smaller rate, ``way_back_chosen``
    for the last good state alone.
    """

    cure_chosen = Signal()
    way_back_chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "banner")
        self._trouble: Diverged | Failed | None = None
        self._sign = QLabel(self)
        self._sentence = QLabel(self)
        self._sentence.setWordWrap(True)
        self._sentence.setTextFormat(Qt.TextFormat.PlainText)
        self.cure = TextButton(
            lambda: Words(
                self.tr("Go back and divide the learning rate by 10"),
                self.tr("Return to the last good weights and train on with smaller updates"),
            ),
            self,
            role="primary",
        )
        self.way_back = TextButton(
            lambda: Words(self.tr("Only go back"), self.tr("Return to the last good weights and change nothing")), self
        )
        self.close_button = IconButton(
            "x", lambda: Words(self.tr("Close"), self.tr("Close this message and leave everything as it is")), self
        )
        self._build()
        self.hide()
        self.cure.clicked.connect(self.cure_chosen)
        self.way_back.clicked.connect(self.way_back_chosen)
        self.close_button.clicked.connect(self.dismiss)

    def show_diverged(self, trouble: Diverged) -> None:
        """The numbers grew beyond all bounds: say why, offer the cure."""
        self._show(trouble)

    def show_failed(self, trouble: Failed) -> None:
        """The trainer thread met an error: say which, offer the way back."""
        self._show(trouble)

    def dismiss(self) -> None:
        """The trouble is over or accepted."""
        self._trouble = None
        self.hide()

    @property
    def sentence(self) -> str:
        """What the banner says."""
        return self._sentence.text()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._write()
        elif event.type() in RESTYLED:
            self._sign.setPixmap(icon("triangle-alert", "danger", 22).pixmap(22, 22))
        super().changeEvent(event)

    def _build(self) -> None:
        self._sign.setPixmap(icon("triangle-alert", "danger", 22).pixmap(22, 22))
        self.close_button.setFixedSize(26, 26)
        buttons = QHBoxLayout()
        buttons.addWidget(self.cure)
        buttons.addWidget(self.way_back)
        buttons.addStretch(1)
        words = QVBoxLayout()
        words.setSpacing(theme.GAP)
        words.addWidget(self._sentence)
        words.addLayout(buttons)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.GAP_LARGE, 12, 10, 12)
        row.setSpacing(12)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        row.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)

    def _show(self, trouble: Diverged | Failed) -> None:
        self._trouble = trouble
        self.cure.setVisible(isinstance(trouble, Diverged))
        self._write()
        self.show()
        self.raise_()
        (self.cure if isinstance(trouble, Diverged) else self.way_back).setFocus()

    def _write(self) -> None:
        trouble = self._trouble
        if isinstance(trouble, Diverged):
            sentence = self.tr(
                "Training stopped at step {0}: the updates were too large and a number grew beyond all bounds"
                " (NaN or infinity in {1}). The last good state, of step {2}, is kept."
            )
            text = sentence.format(f"{trouble.step:,}", trouble.tensor, f"{trouble.good_step:,}")
        elif isinstance(trouble, Failed):
            text = self.tr("Training stopped by an error in the program: {0}").format(trouble.summary)
        else:
            return
        self._sentence.setText(text)
        self.setAccessibleName(text)
