"""The newest scores on three cards."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from nnviz.runtime.messages import Built, Snapshot
from nnviz.ui import theme
from nnviz.ui.i18n import catalogue
from nnviz.ui.widgets.stat_card import StatCard, number_text, share_text
from nnviz.ui.widgets.words import Words


class ScoreCards(QWidget):
    """Loss on both parts of the data; accuracy of classes, or the mean absolute error of values."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_regression = False
        self.train_loss = StatCard(self._train_words, self)
        self.test_loss = StatCard(self._test_words, self)
        self.quality = StatCard(self._quality_words, self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.GAP)
        for card in (self.train_loss, self.test_loss, self.quality):
            row.addWidget(card, 1)

    def show_built(self, built: Built) -> None:
        """Accuracy or error, as the task asks."""
        self._is_regression = built.data.task == "regression"
        self.train_loss.set_words(self._train_words)
        self.test_loss.set_words(self._test_words)
        self.quality.set_words(self._quality_words)

    def show_scores(self, snapshot: Snapshot) -> None:
        """The newest numbers; call it at reading speed."""
        scores = snapshot.scores
        if "train_loss" not in scores:
            self._show_others(scores)
            return
        self.train_loss.show_text(number_text(scores.get("train_loss")))
        self.test_loss.show_text(number_text(scores.get("test_loss")))
        if self._is_regression:
            self.quality.show_text(number_text(scores.get("test_mae")))
        else:
            self.quality.show_text(share_text(scores.get("test_accuracy")))

    def _show_others(self, scores: dict[str, float]) -> None:
        """Networks that are not judged by examples have scores of their own: the first three, by their names."""
        cards = (self.train_loss, self.test_loss, self.quality)
        for card, (name, value) in zip(cards, scores.items(), strict=False):
            label = catalogue(name.removesuffix("_loss").replace("_", " ").capitalize())
            card.set_words(lambda label=label: Words(label, label))  # type: ignore[misc]  # bound now
            card.show_text(number_text(value))

    def _train_words(self) -> Words:
        return Words(self.tr("Train loss"), self.tr("The loss on the samples that the network learns from"))

    def _test_words(self) -> Words:
        tip = self.tr("The loss on samples that it never saw: far above the train loss means over-fitting")
        return Words(self.tr("Test loss"), tip)

    def _quality_words(self) -> Words:
        if self._is_regression:
            return Words(self.tr("Test error"), self.tr("The mean absolute error (MAE) on the test samples"))
        return Words(
            self.tr("Accuracy"), self.tr("The share of test samples that the network puts into the right class")
        )
