"""Export as a Keras 3 script."""

from pathlib import Path
from textwrap import indent

import numpy as np

from nnviz.engine.layers import Layer
from nnviz.export.base import Export
from nnviz.export.formulas import comment
from nnviz.export.keras_layers import OWN_ACTIVATIONS, PIECES, Piece
from nnviz.export.script import Arrays, Frame, load_lines, network_heading, write_script
from nnviz.export.subject import Part, Subject

LOAD = '''
def load(model, prefix=""):
    """The model with its trained weights: "<layer>.0", "<layer>.1" and so on, in the order of get_weights."""
    arrays = np.load(WEIGHTS)
    for layer in model.layers:
        count = len(layer.get_weights())
        layer.set_weights([arrays[f"{prefix}{layer.name}.{number}"] for number in range(count)])
    return model
'''


class KerasScript(Export):
    """``NAME.py`` with a Keras model for each network, ``NAME.npz`` with their weights."""

    suffix = ".py"

    def write(self, subject: Subject, path: Path) -> tuple[Path, ...]:
        return write_script(subject, path, _frame(subject), _arrays)


def _frame(subject: Subject) -> Frame:
    builders = [_builder(part) for part in subject.parts]
    own = [source for key, source in OWN_ACTIVATIONS.items() if key in _activations(subject)]
    ready = load_lines(subject, lambda part: f"build_{part.role}()")
    source = "\n\n\n".join([*own, *builders, LOAD.strip("\n"), ready])
    used = "from keras import layers, ops" if "ops." in source else "from keras import layers"
    return Frame("Keras 3", ["import keras", "import numpy as np", used], source, "network.predict(x, verbose=0)")


def _activations(subject: Subject) -> set[str]:
    layers = [layer for part in subject.parts for layer in part.network.layers]
    return {layer.activation.key for layer in layers if layer.activation is not None}


def _pieces(part: Part) -> list[tuple[Layer, str, Piece]]:
    return [
        (layer, name, PIECES[layer.kind](layer)) for layer, name in zip(part.network.layers, part.names, strict=True)
    ]


def _builder(part: Part) -> str:
    """The source of the function that builds one model."""
    lines = [f"x = inputs = keras.Input({part.network.input_shape})"]
    for layer, name, piece in _pieces(part):
        lines += [f"# {comment(layer)}", f"x = {piece.call}".replace("<name>", name)]
        if piece.after:
            lines.append(piece.after)
    lines.append(f'return keras.Model(inputs, x, name="{part.role}")')
    return f'def build_{part.role}():\n    """{network_heading(part)}"""\n{indent(chr(10).join(lines), "    ")}'


def _arrays(part: Part) -> Arrays:
    return {
        f"{name}.{number}": np.ascontiguousarray(array)
        for _, name, piece in _pieces(part)
        for number, array in enumerate(piece.weights)
    }
