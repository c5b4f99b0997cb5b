"""Export as a PyTorch script."""

from pathlib import Path
from textwrap import indent

import numpy as np

from nnviz.engine.layers import Layer
from nnviz.export.base import Export
from nnviz.export.formulas import comment
from nnviz.export.library import functions
from nnviz.export.script import Arrays, Frame, load_lines, network_heading, write_script
from nnviz.export.subject import Part, Subject
from nnviz.export.torch_layers import ACTIVATIONS, PIECES, Piece

LIBRARY = "torch_layers"
TO_FIRST = "x = x.permute(0, 3, 1, 2)  # (batch, channels, rows, columns)"
TO_LAST = "x = x.permute(0, 2, 3, 1)  # (batch, rows, columns, channels)"
LOAD = '''
def load(network, prefix=""):
    """The network with its trained weights, ready for use."""
    arrays = np.load(WEIGHTS)
    state = {name.removeprefix(prefix): torch.from_numpy(arrays[name]) for name in arrays if name.startswith(prefix)}
    network.load_state_dict(state)
    return network.eval()
'''


class TorchScript(Export):
    """``NAME.py`` with an ``nn.Module`` for each network, ``NAME.npz`` with their state dictionaries."""

    suffix = ".py"

    def write(self, subject: Subject, path: Path) -> tuple[Path, ...]:
        return write_script(subject, path, _frame(subject), _arrays)


def _frame(subject: Subject) -> Frame:
    classes = [_class(part) for part in subject.parts]
    used = {"SimpleRNN"} if any("SimpleRNN(" in source for source in classes) else set()
    imports = ["import numpy as np", "import torch", "from torch import nn"]
    if any("functional." in source for source in classes):
        imports.append("from torch.nn import functional")
    pieces = [
        functions(LIBRARY, used),
        *classes,
        LOAD.strip("\n"),
        load_lines(subject, lambda part: f"{part.role.title()}()"),
    ]
    run = "network(torch.from_numpy(x)).detach().numpy()"
    return Frame("PyTorch", imports, "\n\n\n".join(filter(None, pieces)), run)


def _pieces(part: Part) -> list[tuple[Layer, str, Piece]]:
    return [
        (layer, name, PIECES[layer.kind](layer)) for layer, name in zip(part.network.layers, part.names, strict=True)
    ]


def _class(part: Part) -> str:
    """The source of a network's class. Pictures come and go channels last, as everywhere in NNViz."""
    modules, lines = [], []
    layout = "last"
    for layer, name, piece in _pieces(part):
        lines.append(f"# {comment(layer)}")
        if piece.module:
            modules.append(f"self.{name} = {piece.module}")
        if len(layer.input_shape) == 3 and piece.wants not in ("any", layout):
            lines.append(TO_FIRST if piece.wants == "first" else TO_LAST)
            layout = piece.wants
        lines += [line.replace("<module>", f"self.{name}") for line in piece.lines]
        layout = layout if len(layer.shape) == 3 == len(layer.input_shape) else "last"
        lines += _activated(layer, layout)
    if layout == "first":
        lines.append(TO_LAST)
    made = "\n".join(["super().__init__()", *modules])
    return (
        f'class {part.role.title()}(nn.Module):\n    """{network_heading(part)}"""\n\n'
        f"    def __init__(self):\n{indent(made, ' ' * 8)}\n\n"
        f"    def forward(self, x):\n{indent(chr(10).join(lines), ' ' * 8)}\n        return x"
    )


def _activated(layer: Layer, layout: str) -> list[str]:
    """The line of the activation, where a layer ends in one."""
    if layer.activation is None or layer.kind == "simple_rnn" or layer.activation.key == "linear":
        return []
    if layer.activation.key == "softmax":
        return [f"x = torch.softmax(x, dim={1 if layout == 'first' else -1})"]
    return [f"x = {ACTIVATIONS[layer.activation.key].format('x')}"]


def _arrays(part: Part) -> Arrays:
    return {
        f"{name}.{key}": np.ascontiguousarray(array)
        for _, name, piece in _pieces(part)
        for key, array in piece.arrays.items()
    }
