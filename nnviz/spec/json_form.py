"""An experiment as JSON: strict, versioned, and safe to read from a stranger.

``from_text`` and ``from_json`` check form only: keys, types, sizes. Whether the experiment makes sense is for
``problems``. Settings that are left out take their declared defaults.
"""

import json
import math
from collections.abc import Callable, Mapping
from dataclasses import asdict
from typing import Any

from nnviz.hyper import Settings, Value
from nnviz.spec.complete import complete
from nnviz.spec.parts import (
    DataSpec,
    ExperimentSpec,
    LayerSpec,
    NetworkSpec,
    PartSpec,
    StopSpec,
    TrainingSpec,
)

FORMAT = "nnviz-experiment"
VERSION = 1
MOST_CHARACTERS = 1_000_000
MOST_ITEMS = 1_000
LONGEST_TEXT = 100_000
LONGEST_NAME = 200
HIGHEST_WHOLE = 2**53

Json = dict[str, Any]  # Any: JSON values, checked one by one while they are read


class FormatError(ValueError):
    """A text that is not an experiment; the message says where and why."""


def to_json(spec: ExperimentSpec) -> Json:
    """The spec as JSON values; ``from_json`` gives it back."""
    return {
        "format": FORMAT,
        "version": VERSION,
        "name": spec.name,
        "lab": spec.lab,
        "seed": spec.seed,
        "data": asdict(spec.data) | {"settings": dict(spec.data.settings), "features": list(spec.data.features)},
        "networks": [
            {"role": network.role, "layers": [{"id": layer.id, **_part(layer)} for layer in network.layers]}
            for network in spec.networks
        ],
        "training": _training(spec.training),
        "initializer": _part(spec.initializer),
    }


def to_text(spec: ExperimentSpec) -> str:
    """The spec as indented JSON text."""
    return json.dumps(to_json(spec), indent=1, ensure_ascii=False, allow_nan=False)


def from_text(text: str) -> ExperimentSpec:
    """The spec that ``text`` describes. Raises FormatError that says what is wrong with it."""
    return from_json(parse(text))


def parse(text: str) -> object:
    """JSON values of ``text``; refuses NaN, repeated keys, giant numbers, deep nesting and very long texts.

    Raises FormatError.
    """
    if len(text) > MOST_CHARACTERS:
        raise FormatError(f"the text is longer than {MOST_CHARACTERS:,} characters: this is not an experiment")
    try:
        return json.loads(text, parse_constant=_refuse_constant, object_pairs_hook=_object)
    except FormatError:
        raise
    except RecursionError:
        raise FormatError("the text is nested too deeply: this is not an experiment") from None
    except ValueError as error:
        raise FormatError(f"the text is not valid JSON: {error}") from None


def from_json(value: object) -> ExperimentSpec:
    """The spec that these JSON values describe. Raises FormatError that says what is wrong with them."""
    fields = _Fields(value, "")
    if fields.take("format", _name) != FORMAT:
        raise FormatError(f"this is not an NNViz experiment: its format must be {FORMAT!r}")
    version = fields.take("version", _whole)
    if version != VERSION:
        raise FormatError(f"version {version} of the format is unknown; this program reads version {VERSION}")
    spec = ExperimentSpec(
        name=fields.take("name", _name),
        lab=fields.take("lab", _name),
        data=fields.take("data", _read_data),
        networks=fields.take("networks", _listed(_read_network)),
        training=fields.take("training", _read_training, TrainingSpec()),
        initializer=fields.take("initializer", _read_part, PartSpec("auto")),
        seed=fields.take("seed", _whole, 0),
    )
    fields.finish()
    if not spec.networks:
        raise FormatError("networks: at least one is expected, got none")
    return complete(spec)


# ---------------------------------------------------------------- writing


def _part(part: PartSpec | LayerSpec) -> Json:
    return {"kind": part.kind, "settings": dict(part.settings)}


def _training(training: TrainingSpec) -> Json:
    return {
        "trainer": _part(training.trainer),
        "loss": _part(training.loss),
        "optimizer": _part(training.optimizer),
        "learning_rate": training.learning_rate,
        "schedule": _part(training.schedule),
        "batch_size": training.batch_size,
        "l1": training.l1,
        "l2": training.l2,
        "clip": _part(training.clip),
        "stop": asdict(training.stop),
    }


# ---------------------------------------------------------------- reading

Reader = Callable[[object, str], Any]  # Any: each reader returns its own type


class _Fields:
    """The keys of one JSON object, taken one by one; whatever is left at the end is refused."""

    def __init__(self, value: object, where: str) -> None:
        if not isinstance(value, dict):
            raise _refusal(where, "an object", value)
        self._left = dict(value)
        self._where = where

    def take(self, key: str, read: Reader, default: object = None) -> Any:
        """The value of ``key`` through ``read``; ``default`` where it is missing and there is one."""
        path = f"{self._where}.{key}" if self._where else key
        if key not in self._left:
            if default is None:
                raise FormatError(f"{path} is missing")
            return default
        return read(self._left.pop(key), path)

    def finish(self) -> None:
        """Refuse the keys that nobody took."""
        if self._left:
            where = f" in {self._where}" if self._where else ""
            raise FormatError(f"unknown keys{where}: {', '.join(_short(key) for key in sorted(self._left)[:5])}")


def _read_data(value: object, where: str) -> DataSpec:
    fields = _Fields(value, where)
    data = DataSpec(
        kind=fields.take("kind", _name),
        settings=fields.take("settings", _settings, Settings()),
        seed=fields.take("seed", _whole, 0),
        train_share=fields.take("train_share", _number, 0.5),
        features=fields.take("features", _listed(_name), ()),
    )
    fields.finish()
    return data


def _read_network(value: object, where: str) -> NetworkSpec:
    fields = _Fields(value, where)
    network = NetworkSpec(fields.take("role", _name, "network"), fields.take("layers", _listed(_read_layer)))
    fields.finish()
    return network


def _read_layer(value: object, where: str) -> LayerSpec:
    fields = _Fields(value, where)
    layer = LayerSpec(
        id=fields.take("id", _name),
        kind=fields.take("kind", _name),
        settings=fields.take("settings", _settings, Settings()),
    )
    fields.finish()
    return layer


def _read_part(value: object, where: str) -> PartSpec:
    fields = _Fields(value, where)
    part = PartSpec(fields.take("kind", _name), fields.take("settings", _settings, Settings()))
    fields.finish()
    return part


def _read_training(value: object, where: str) -> TrainingSpec:
    usual, fields = TrainingSpec(), _Fields(value, where)
    training = TrainingSpec(
        trainer=fields.take("trainer", _read_part, usual.trainer),
        loss=fields.take("loss", _read_part, usual.loss),
        optimizer=fields.take("optimizer", _read_part, usual.optimizer),
        learning_rate=fields.take("learning_rate", _number, usual.learning_rate),
        schedule=fields.take("schedule", _read_part, usual.schedule),
        batch_size=fields.take("batch_size", _whole, usual.batch_size),
        l1=fields.take("l1", _number, usual.l1),
        l2=fields.take("l2", _number, usual.l2),
        clip=fields.take("clip", _read_part, usual.clip),
        stop=fields.take("stop", _read_stop, usual.stop),
    )
    fields.finish()
    return training


def _read_stop(value: object, where: str) -> StopSpec:
    usual, fields = StopSpec(), _Fields(value, where)
    stop = StopSpec(
        epochs=fields.take("epochs", _whole, usual.epochs),
        target_loss=fields.take("target_loss", _number, usual.target_loss),
        patience=fields.take("patience", _whole, usual.patience),
    )
    fields.finish()
    return stop


def _listed(read: Reader) -> Reader:
    def read_list(value: object, where: str) -> tuple[Any, ...]:
        if not isinstance(value, list):
            raise _refusal(where, "a list", value)
        if len(value) > MOST_ITEMS:
            raise FormatError(f"{where}: at most {MOST_ITEMS:,} items are expected, got {len(value):,}")
        return tuple(read(item, f"{where}[{number}]") for number, item in enumerate(value))

    return read_list


def _settings(value: object, where: str) -> Settings:
    if not isinstance(value, Mapping):
        raise _refusal(where, "an object", value)
    if len(value) > MOST_ITEMS:
        raise FormatError(f"{where}: at most {MOST_ITEMS:,} settings are expected, got {len(value):,}")
    return Settings({_name(key, where): _setting(item, f"{where}.{_short(key)}") for key, item in value.items()})


def _setting(value: object, where: str) -> Value:
    if isinstance(value, bool):
        return value
    if isinstance(value, int):
        return _whole(value, where)
    if isinstance(value, float):
        return _number(value, where)
    if not isinstance(value, str):
        raise _refusal(where, "a number, a text, true or false", value)
    if len(value) > LONGEST_TEXT:
        raise FormatError(f"{where}: at most {LONGEST_TEXT:,} characters are expected, got {len(value):,}")
    return value


def _name(value: object, where: str) -> str:
    if not isinstance(value, str):
        raise _refusal(where, "a text", value)
    if not value or len(value) > LONGEST_NAME or not value.isprintable():
        raise _refusal(where, f"a text of 1 to {LONGEST_NAME} printable characters", value)
    return value


def _whole(value: object, where: str) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise _refusal(where, "a whole number", value)
    if abs(value) > HIGHEST_WHOLE:
        raise FormatError(f"{where}: the number is too large")
    return value


def _number(value: object, where: str) -> float:
    if isinstance(value, int) and not isinstance(value, bool):
        return float(_whole(value, where))
    if not isinstance(value, float) or not math.isfinite(value):
        raise _refusal(where, "a finite number", value)
    return value


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    result = dict(pairs)
    if len(result) < len(pairs):
        raise FormatError("a key stands twice in the same object")
    return result


def _refuse_constant(word: str) -> object:
    raise FormatError(f"{word} is not a number that an experiment can use")


def _refusal(where: str, expected: str, value: object) -> FormatError:
    return FormatError(f"{where or 'the whole text'}: {expected} is expected, got {_short(value)}")


def _short(value: object) -> str:
    """A value for a message: never long, never deep."""
    if isinstance(value, Mapping):
        return "an object"
    if isinstance(value, list):
        return "a list"
    if isinstance(value, str) and len(value) > 40:
        return repr(value[:40] + "…")
    return "nothing" if value is None else repr(value)
