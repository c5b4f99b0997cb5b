"""The newest scores on three cards."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from nnviz.runtime.messages import Built, Snapshot
from nnviz.ui import theme
from nnviz.ui.i18n import QT_TRANSLATE_NOOP, catalogue
from nnviz.ui.widgets.stat_card import StatCard, number_text, share_text
from nnviz.ui.widgets.words import Words

USUAL_STRETCH, LONG_STRETCH = 7, 9
GAN_SCORES = {
    "generator_loss": (
        QT_TRANSLATE_NOOP("catalogue", "Generator"),
        QT_TRANSLATE_NOOP("catalogue", "The loss of the generator: high when the discriminator sees through it"),
    ),
    "discriminator_loss": (
        QT_TRANSLATE_NOOP("catalogue", "Discriminator"),
        QT_TRANSLATE_NOOP("catalogue", "The loss of the discriminator: about 1.386 when it can only guess"),
    ),
    "real_score": (
        QT_TRANSLATE_NOOP("catalogue", "Real score"),
        QT_TRANSLATE_NOOP("catalogue", "The mean answer of the discriminator to real samples: 1 is sure, 0.5 a guess"),
    ),
}


class ScoreCards(QWidget):
    """Loss on both parts of the data; accuracy of classes, the mean absolute error of values, or the KL of codes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_regression = False
        self._is_autoencoder = False
        self.train_loss = StatCard(self._train_words, self)
        self.test_loss = StatCard(self._test_words, self)
        self.quality = StatCard(self._quality_words, self)
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.GAP)
        for card in (self.train_loss, self.test_loss, self.quality):
            row.addWidget(card, USUAL_STRETCH)

    def show_built(self, built: Built) -> None:
        """Accuracy or error, as the task asks."""
        self._is_regression = built.data.task == "regression"
        role = built.networks[0].role
        self._is_autoencoder = role == "encoder"
        for place, long_role in ((1, "generator"), (2, "encoder")):
            self._row.setStretch(place, LONG_STRETCH if role == long_role else USUAL_STRETCH)
        self.train_loss.set_words(self._train_words)
        self.test_loss.set_words(self._test_words)
        self.quality.set_words(self._quality_words)

    def show_scores(self, snapshot: Snapshot) -> None:
        """The newest numbers; call it at reading speed."""
        scores = snapshot.scores
        if "generator_loss" in scores:
            self._show_gan(scores)
            return
        self.train_loss.show_text(number_text(scores.get("train_loss")))
        self.test_loss.show_text(number_text(scores.get("test_loss")))
        if self._is_autoencoder:
            self.quality.show_text(number_text(scores.get("test_kl")))
        elif self._is_regression:
            self.quality.show_text(number_text(scores.get("test_mae")))
        else:
            self.quality.show_text(share_text(scores.get("test_accuracy")))

    def _show_gan(self, scores: dict[str, float]) -> None:
        """A generator and a discriminator are not judged by examples: they have scores of their own."""
        cards = (self.train_loss, self.test_loss, self.quality)
        for card, (name, words) in zip(cards, GAN_SCORES.items(), strict=True):
            caption, tip = (catalogue(text) for text in words)
            card.set_words(lambda caption=caption, tip=tip: Words(caption, tip))  # type: ignore[misc]  # bound now
            card.show_text(number_text(scores.get(name)))

    def _train_words(self) -> Words:
        return Words(self.tr("Train loss"), self.tr("The loss on the samples that the network learns from"))

    def _test_words(self) -> Words:
        tip = self.tr("The loss on samples that it never saw: far above the train loss means over-fitting")
        return Words(self.tr("Test loss"), tip)

    def _quality_words(self) -> Words:
        if self._is_autoencoder:
            tip = self.tr("How far the codes of test samples are from the normal distribution (KL divergence), in nats")
            return Words(self.tr("KL divergence"), tip)
        if self._is_regression:
            return Words(self.tr("Test error"), self.tr("The mean absolute error (MAE) on the test samples"))
        return Words(
            self.tr("Accuracy"), self.tr("The share of test samples that the network puts into the right class")
        )
