"""What activations are called, the same wherever they stand: "tanh", "ReLU", "leaky ReLU"."""

from nnviz.spec.catalogues import activation_labels
from nnviz.ui.i18n import catalogue


def activation_name(key: str) -> str:
    """The catalogue's name in the language of the program, small where it is a plain word; an unknown key as it is."""
    name = catalogue(activation_labels().get(key, key))
    is_plain = name.split(" ")[0][1:].islower()
    return name[:1].lower() + name[1:] if is_plain else name
