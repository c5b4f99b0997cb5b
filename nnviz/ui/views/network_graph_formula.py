"""The formula of a neuron as rich text, with the real numbers put in: pure functions of strings and floats."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

MOST_TERMS = 6


@dataclass(frozen=True, slots=True)
class NeuronNumbers:
    """All a formula needs: ``weights`` and ``sources`` (their names) of equal length, ``inputs`` when a sample is set.

    ``output`` is the activation the network computed, None without a sample.
    """

    weights: Sequence[float]
    sources: Sequence[str]
    bias: float
    activation: str
    inputs: Sequence[float] | None = None
    output: float | None = None


def formula(numbers: NeuronNumbers) -> str:
    """The weighted sum, then the activation: "1.42 · 0.40 − 0.77 · (−0.27) + 0.10 = 0.88 → tanh = **0.71**".

    Of many terms only the largest are written out, in their order; the others are counted and summed up.
    """
    values = [str(name) for name in numbers.sources] if numbers.inputs is None else None
    shares = [
        abs(weight * (1.0 if numbers.inputs is None else numbers.inputs[place]))
        for place, weight in enumerate(numbers.weights)
    ]
    kept = sorted(sorted(range(len(shares)), key=lambda place: -shares[place])[:MOST_TERMS])
    text = ""
    for place in kept:
        factor = values[place] if values is not None else _factor(numbers.inputs[place] if numbers.inputs else 0.0)
        text += _signed(numbers.weights[place], is_first=not text) + " · " + escape(factor)
    text += _rest(numbers, set(kept))
    text += _signed(numbers.bias, is_first=not text)
    name = numbers.activation or "linear"
    if numbers.inputs is None or numbers.output is None:
        return f"{text} → {escape(name)}"
    total = numbers.bias + sum(weight * value for weight, value in zip(numbers.weights, numbers.inputs, strict=True))
    return f"{text} = {number(total)} → {escape(name)} = <b>{number(numbers.output)}</b>"


def number(value: float) -> str:
    """A number with three figures and a true minus sign."""
    size = abs(value)
    text = f"{size:.2f}" if size < 100 else f"{size:.3g}"
    if 0 < size < 0.005:
        text = f"{size:.0e}".replace("e-0", "e−")
    return f"−{text}" if value < 0 and text.strip("0.") else text


def _rest(numbers: NeuronNumbers, kept: set[int]) -> str:
    others = [place for place in range(len(numbers.weights)) if place not in kept]
    if not others:
        return ""
    if numbers.inputs is None:
        return f" + … ({len(others)})"
    rest = sum(numbers.weights[place] * numbers.inputs[place] for place in others)
    return f"{_signed(rest, is_first=False)} ({len(others)} …)"


def _signed(value: float, *, is_first: bool) -> str:
    text = number(value)
    if is_first:
        return text
    return f" − {text[1:]}" if text.startswith("−") else f" + {text}"


def _factor(value: float) -> str:
    text = number(value)
    return f"({text})" if text.startswith("−") else text
