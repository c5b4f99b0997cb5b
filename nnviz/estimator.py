"""NNVizClassifier and NNVizRegressor: the engine behind scikit-learn's interface.

They work in ``Pipeline``, ``GridSearchCV`` and ``cross_val_score``. Networks learn best from standardised inputs:
put a ``StandardScaler`` before them.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Self

import numpy as np
from sklearn.base import BaseEstimator, ClassifierMixin, RegressorMixin
from sklearn.utils import check_random_state
from sklearn.utils.multiclass import check_classification_targets
from sklearn.utils.validation import check_is_fitted, validate_data

from nnviz.engine.catalogue import make_loss, make_optimizer, make_schedule
from nnviz.engine.network import LayerDef, Sequential
from nnviz.engine.targets import Task, encode_targets
from nnviz.engine.trainers import SupervisedTrainer
from nnviz.engine.trainers.base import network_state, restore_network


class _Network(BaseEstimator):
    """What both estimators share: building the network, training it, answering.

    The fitted network is kept as plain arrays (``state_``), from which a pickled estimator builds it again.
    It trains in float32 and answers in float64, where an answer does not depend on its batch.
    """

    def __init__(
        self,
        hidden_layer_sizes: tuple[int, ...] = (64,),
        *,
        activation: str = "relu",
        dropout: float = 0.0,
        optimizer: str = "adam",
        learning_rate: float = 0.005,
        schedule: str = "constant",
        batch_size: int = 32,
        epochs: int = 100,
        l1: float = 0.0,
        l2: float = 0.0,
        initializer: str = "auto",
        random_state: Any = None,  # Any: None, a number or a RandomState, as scikit-learn takes it
    ) -> None:
        self.hidden_layer_sizes = hidden_layer_sizes
        self.activation = activation
        self.dropout = dropout
        self.optimizer = optimizer
        self.learning_rate = learning_rate
        self.schedule = schedule
        self.batch_size = batch_size
        self.epochs = epochs
        self.l1 = l1
        self.l2 = l2
        self.initializer = initializer
        self.random_state = random_state

    def __getstate__(self) -> dict[str, Any]:
        state: dict[str, Any] = dict(super().__getstate__())
        state.pop("_live", None)
        return state

    def __setstate__(self, state: dict[str, Any]) -> None:
        super().__setstate__(state)
        if "state_" in state:
            self._revive()

    def _train(self, x: np.ndarray, targets: np.ndarray, loss: str, task: Task, output: dict[str, Any]) -> None:
        rng = np.random.default_rng(check_random_state(self.random_state).randint(2**31))
        self.layer_defs_ = self._layer_defs(output)
        network = self._build(rng, np.float32)
        trainer = SupervisedTrainer(
            network,
            make_loss(loss),
            make_optimizer(self.optimizer),
            x,
            targets,
            task=task,
            rng=rng,
            batch_size=min(self.batch_size, len(x)),
            learning_rate=self.learning_rate,
            schedule=make_schedule(self.schedule),
            l1=self.l1,
            l2=self.l2,
        )
        trainer.steps(self.epochs * trainer.steps_per_epoch)
        if bad := trainer.first_bad_tensor():
            raise ValueError(f"training diverged: NaN or infinity in the {bad}; scale the data or lower learning_rate")
        self.loss_ = trainer.evaluate(full=True)["train_loss"]
        self.state_ = network_state(network)
        self._revive()

    def _revive(self) -> None:
        self._live = self._build(np.random.default_rng(0), np.float64)
        restore_network(self._live, self.state_)

    def _adopt(self, layers: Sequence[tuple[str, str, Mapping[str, Any]]], n_in: int, state: Mapping[str, Any]) -> None:
        """Take over a trained network. Any: settings of layers and the arrays of ``network_state``."""
        self.layer_defs_ = [LayerDef(*layer) for layer in layers]
        self.n_features_in_ = n_in
        self.state_ = {name: np.asarray(array) for name, array in state.items()}
        self._revive()

    def _layer_defs(self, output: dict[str, Any]) -> list[LayerDef]:
        layers = []
        for number, units in enumerate(self.hidden_layer_sizes, start=1):
            layers.append(LayerDef(f"hidden-{number}", "dense", {"units": units, "activation": self.activation}))
            if self.dropout:
                layers.append(LayerDef(f"dropout-{number}", "dropout", {"rate": self.dropout}))
        return [*layers, LayerDef("output", "dense", output)]

    def _build(self, rng: np.random.Generator, dtype: type[np.floating]) -> Sequential:
        return Sequential(self.layer_defs_, (self.n_features_in_,), rng=rng, initializer=self.initializer, dtype=dtype)

    def _outputs(self, x: np.ndarray) -> np.ndarray:
        check_is_fitted(self)
        x = validate_data(self, x, dtype=np.float64, reset=False)
        return self._live.forward(x)


class NNVizClassifier(ClassifierMixin, _Network):
    """A dense network that tells classes apart, trained with cross-entropy.

    Parameters
    ----------
    hidden_layer_sizes : units of each hidden layer
    activation, optimizer, schedule, initializer : keys of the engine's catalogues
    dropout : share of each hidden layer switched off in a training step
    learning_rate, batch_size, epochs, l1, l2 : as everywhere in NNViz
    random_state : seeds the weights and the order of the samples

    Attributes
    ----------
    classes_ : the class labels, loss_ : the mean loss over the training data after the last step
    """

    def fit(self, X: np.ndarray, y: np.ndarray) -> Self:  # noqa: N803 - scikit-learn's own name
        """Train afresh on ``X`` (n, features) and labels ``y`` (n,). Raises ValueError unless there are two classes."""
        x, y = validate_data(self, X, y, dtype=np.float32)
        check_classification_targets(y)
        self.classes_, numbers = np.unique(y, return_inverse=True)
        count = len(self.classes_)
        if count < 2:
            raise ValueError(f"a classifier needs samples of at least two classes, got {count} class")
        is_binary = count == 2
        loss, last = ("binary_cross_entropy", "sigmoid") if is_binary else ("categorical_cross_entropy", "softmax")
        targets = encode_targets(loss, last, numbers.astype(np.int64), count)
        output = {"units": targets.shape[1], "activation": last}
        self._train(x, targets, loss, "binary" if is_binary else "classes", output)
        return self

    @classmethod
    def from_network(
        cls,
        layers: Sequence[tuple[str, str, Mapping[str, Any]]],
        n_features: int,
        state: Mapping[str, Any],
        classes: Sequence[Any],
    ) -> Self:
        """A fitted classifier from (id, kind, settings) of each layer and the arrays of ``network_state``.

        Rows of ``n_features`` go in; a sigmoid unit or a softmax over ``classes`` must come out. Any: see above, and
        labels as scikit-learn takes them. Raises ValueError when something does not fit.
        """
        estimator = cls()
        estimator._adopt(layers, n_features, state)
        estimator.classes_ = np.array(classes)
        outputs = 1 if len(classes) == 2 and estimator._live.last_activation == "sigmoid" else len(classes)
        if estimator._live.output_shape != (outputs,):
            raise ValueError(f"{outputs} outputs are expected, the network has {estimator._live.output_shape}")
        return estimator

    def predict_proba(self, X: np.ndarray) -> np.ndarray:  # noqa: N803 - scikit-learn's own name
        """The probability of each class (n, classes)."""
        outputs = self._outputs(X)
        return np.hstack([1 - outputs, outputs]) if outputs.shape[1] == 1 else outputs

    def predict(self, X: np.ndarray) -> np.ndarray:  # noqa: N803 - scikit-learn's own name
        """The likeliest class label of each sample (n,)."""
        probabilities = self.predict_proba(X)
        return self.classes_[probabilities.argmax(axis=1)]


class NNVizRegressor(RegressorMixin, _Network):
    """A dense network that predicts a number, trained with squared error on the standardised target.

    Parameters and ``loss_`` as for NNVizClassifier; ``loss_`` is in units of the target's variance.
    """

    def fit(self, X: np.ndarray, y: np.ndarray) -> Self:  # noqa: N803 - scikit-learn's own name
        """Train afresh on ``X`` (n, features) and values ``y`` (n,)."""
        x, y = validate_data(self, X, y, dtype=np.float32, y_numeric=True)
        self.target_mean_ = float(y.mean())
        self.target_scale_ = float(y.std()) or 1.0
        targets = ((y - self.target_mean_) / self.target_scale_).astype(np.float32)[:, None]
        self._train(x, targets, "mean_squared_error", "regression", {"units": 1, "activation": "linear"})
        return self

    @classmethod
    def from_network(
        cls,
        layers: Sequence[tuple[str, str, Mapping[str, Any]]],
        n_features: int,
        state: Mapping[str, Any],
        target_scale: tuple[float, float] = (0.0, 1.0),
    ) -> Self:
        """A fitted regressor; as for NNVizClassifier, with (mean, scale) of the target and one linear output."""
        estimator = cls()
        estimator._adopt(layers, n_features, state)
        estimator.target_mean_, estimator.target_scale_ = target_scale
        if estimator._live.output_shape != (1,):
            raise ValueError(f"one output is expected, the network has {estimator._live.output_shape}")
        return estimator

    def predict(self, X: np.ndarray) -> np.ndarray:  # noqa: N803 - scikit-learn's own name
        """The predicted value of each sample (n,)."""
        return self._outputs(X)[:, 0] * self.target_scale_ + self.target_mean_
