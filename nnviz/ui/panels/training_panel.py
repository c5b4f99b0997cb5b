"""How the network learns, as a row of choices for the top bar."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from nnviz.data import DATASETS
from nnviz.spec import edits
from nnviz.spec.catalogues import PART_CATALOGUES, layer_settings
from nnviz.spec.edits import Edit
from nnviz.spec.parts import ExperimentSpec
from nnviz.spec.problems import problems
from nnviz.ui.activation_names import activation_name
from nnviz.ui.i18n import catalogue
from nnviz.ui.panels.base import Panel
from nnviz.ui.widgets.labelled_combo import LabelledCombo
from nnviz.ui.widgets.words import Words

RATES = (0.00001, 0.0001, 0.0003, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0, 3.0, 10.0)
PENALTIES = ((0.0, 0.0), (0.0, 0.0001), (0.0, 0.001), (0.0, 0.01), (0.0, 0.1), (0.001, 0.0), (0.01, 0.0), (0.1, 0.0))
MIXED = "mixed"
CHOICE_GAP = 10


class TrainingPanel(Panel):
    """Learning rate, optimizer, activation of the hidden layers, regularisation and loss."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._losses: tuple[str, ...] = ()
        self._losses_for: object = None
        self._penalties = PENALTIES
        self._is_uniform = True
        self.rate = LabelledCombo(
            lambda: Words(self.tr("Learning rate"), self.tr("How far each update goes along the gradient")),
            lambda: [(number_key(rate), number_key(rate)) for rate in RATES],
            self,
        )
        self.optimizer = LabelledCombo(
            lambda: Words(
                self.tr("Optimizer"), self.tr("The rule that turns gradients into updates of the weights (optimizer)")
            ),
            lambda: [(entry.key, catalogue(entry.label)) for entry in PART_CATALOGUES["optimizer"].entries()],
            self,
        )
        self.activation = LabelledCombo(
            lambda: Words(
                self.tr("Activation"),
                self.tr("The activation function of all hidden layers; single layers can be changed in the graph"),
            ),
            self._activations,
            self,
        )
        self.penalty = LabelledCombo(
            lambda: Words(
                self.tr("Regularisation"),
                self.tr("A penalty on large weights against over-fitting: L1 makes weights zero, L2 keeps them small"),
            ),
            lambda: [(penalty_key(*pair), self._penalty_text(*pair)) for pair in self._penalties],
            self,
        )
        self.loss = LabelledCombo(
            lambda: Words(self.tr("Loss"), self.tr("What training makes small (loss function, cost function)")),
            lambda: [(key, self._loss_text(key)) for key in self._losses],
            self,
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(CHOICE_GAP)
        for combo, width in (
            (self.rate, 82),
            (self.optimizer, 98),
            (self.activation, 100),
            (self.penalty, 96),
            (self.loss, 118),
        ):
            combo.setFixedWidth(width)
            row.addWidget(combo, 0, Qt.AlignmentFlag.AlignVCenter)
        self.choices = (self.rate, self.optimizer, self.activation, self.penalty, self.loss)
        self._connect()

    def show_spec(self, spec: ExperimentSpec) -> None:
        training = spec.training
        self.rate.set_value(number_key(training.learning_rate))
        self.optimizer.set_value(training.optimizer.kind)
        self._show_activation(spec)
        self._show_penalty((training.l1, training.l2))
        self._offer_losses(spec)
        self.loss.set_value(training.loss.kind)

    def _connect(self) -> None:
        self.rate.chosen.connect(
            lambda key: self._say(
                self.tr("Change learning rate"), partial(edits.set_learning_rate, learning_rate=float(key))
            )
        )
        self.optimizer.chosen.connect(
            lambda key: self._say(self.tr("Change optimizer"), partial(edits.set_optimizer, kind=key))
        )
        self.activation.chosen.connect(self._choose_activation)
        self.penalty.chosen.connect(self._choose_penalty)
        self.loss.chosen.connect(lambda key: self._say(self.tr("Change loss"), partial(edits.set_loss, kind=key)))

    def _say(self, name: str, change: edits.Change) -> None:
        self.edited.emit(Edit(name, change, None))

    def _choose_activation(self, key: str) -> None:
        if key != MIXED:
            self._say(self.tr("Change activation"), partial(edits.set_hidden_activations, activation=key))

    def _choose_penalty(self, key: str) -> None:
        l1, l2 = (float(part) for part in key.split("/"))
        self._say(self.tr("Change regularisation"), lambda spec: edits.set_l2(edits.set_l1(spec, l1), l2))

    def _activations(self) -> list[tuple[str, str]]:
        choices = next(hyper.choices for hyper in layer_settings("dense") if hyper.key == "activation")
        offered = [(key, activation_name(key)) for key in choices if key != "softmax"]
        return offered if self._is_uniform else [*offered, (MIXED, self.tr("mixed"))]

    def _show_activation(self, spec: ExperimentSpec) -> None:
        kinds = {str(layer.settings["activation"]) for layer in spec.layers[:-1] if "activation" in layer.settings}
        self.activation.combo.setEnabled(bool(kinds))
        if self._is_uniform != (len(kinds) == 1):
            self._is_uniform = len(kinds) == 1
            self.activation.offer()
        self.activation.set_value(kinds.pop() if len(kinds) == 1 else MIXED)

    def _show_penalty(self, pair: tuple[float, float]) -> None:
        """Penalties that are not on the list, typed or loaded, stand at its end."""
        wanted = PENALTIES if pair in PENALTIES else (*PENALTIES, pair)
        if wanted != self._penalties:
            self._penalties = wanted
            self.penalty.offer()
        self.penalty.set_value(penalty_key(*pair))

    def _offer_losses(self, spec: ExperimentSpec) -> None:
        """Only losses that fit the data, so that none of them is refused."""
        classes = len(DATASETS[spec.data.kind].classes(spec.data.settings))
        wanted = (spec.data.kind, classes, spec.layers[-1], spec.training.trainer)
        if wanted == self._losses_for:
            return
        self._losses_for = wanted
        self._losses = tuple(key for key in PART_CATALOGUES["loss"] if not problems(edits.set_loss(spec, key)))
        self.loss.offer()

    def _penalty_text(self, l1: float, l2: float) -> str:
        parts = [f"{name} {value:g}" for name, value in (("L1", l1), ("L2", l2)) if value]
        return " + ".join(parts) or self.tr("none")

    def _loss_text(self, key: str) -> str:
        short = {
            "binary_cross_entropy": self.tr("Cross-entropy"),
            "categorical_cross_entropy": self.tr("Cross-entropy"),
            "mean_squared_error": self.tr("Squared error"),
            "mean_absolute_error": self.tr("Absolute error"),
        }
        return short.get(key) or catalogue(PART_CATALOGUES["loss"].entry(key).label)


def number_key(value: float) -> str:
    """A number as its choice is keyed and shown."""
    return f"{value:.10f}".rstrip("0").rstrip(".") if 1e-6 <= value < 1e6 else f"{value:g}"


def penalty_key(l1: float, l2: float) -> str:
    """L1 and L2 as one key."""
    return f"{l1:g}/{l2:g}"
