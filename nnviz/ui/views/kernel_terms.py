"""Formulas of one place of a window layer, in terms that are linked to the cells of the patch."""

from PySide6.QtCore import QCoreApplication

from nnviz.ui.views.windows import Place, WindowLayer
from nnviz.ui.widgets.axes import fixed_text
from nnviz.ui.widgets.terms import Term

MOST_TERMS = 16


def convolution_terms(numbers: WindowLayer, place: Place) -> tuple[Term, ...]:
    """Every product, their sum, what the other maps add, the bias, the activation and the result."""
    assert place.kernel is not None
    terms = []
    if place.patch.size <= MOST_TERMS:
        pairs = zip(place.patch.ravel(), place.kernel.ravel(), strict=True)
        for key, (value, weight) in enumerate(pairs):
            terms.append(Term(f"{'+ ' if key else ''}{fixed_text(float(value))}×{fixed_text(float(weight))}", key))
    else:
        terms.append(Term(QCoreApplication.translate("KernelTerms", "Σ {0} products").format(place.patch.size)))
    terms.append(Term(f"= {fixed_text(place.products)}"))
    others = numbers.source.shape[2] - 1
    if others:
        terms.append(
            Term(
                QCoreApplication.translate("KernelTerms", "{0} (other {1} maps)").format(_signed(place.others), others)
            )
        )
    terms.append(Term(QCoreApplication.translate("KernelTerms", "{0} (bias)").format(_signed(place.bias))))
    terms.append(Term(f"= {fixed_text(place.total)}"))
    activation = numbers.layer.activation or "linear"
    return (*terms, Term(f"→ {activation} = {fixed_text(place.result)}", is_strong=True))


def pool_terms(numbers: WindowLayer, place: Place) -> tuple[Term, ...]:
    """The numbers of the window with the winner, or their sum over their count; and what the other way would give."""
    values, is_max = place.patch.ravel(), numbers.layer.kind == "max_pool2d"
    if values.size > MOST_TERMS:
        text = (
            QCoreApplication.translate("KernelTerms", "Largest of {0} values")
            if is_max
            else QCoreApplication.translate("KernelTerms", "Mean of {0} values")
        )
        return Term(text.format(values.size)), Term(f"= {fixed_text(place.result)}", is_strong=True)
    winner = int(values.argmax()) if is_max else -2
    terms = [Term(fixed_text(float(value)), key, key == winner) for key, value in enumerate(values)]
    joined: list[Term] = [Term("max (" if is_max else "(")]
    for term in terms:
        joined += [term] if term.key == 0 else [Term("," if is_max else "+"), term]
    joined.append(Term(")" if is_max else f") / {values.size}"))
    joined.append(Term(f"= {fixed_text(place.result)}", is_strong=True))
    if is_max:
        other = QCoreApplication.translate("KernelTerms", "(average pooling would give {0})")
        return (*joined, Term(other.format(fixed_text(float(values.mean())))))
    other = QCoreApplication.translate("KernelTerms", "(max pooling would give {0})")
    return (*joined, Term(other.format(fixed_text(float(values.max())))))


def _signed(value: float) -> str:
    return f"{'−' if value < 0 else '+'} {fixed_text(abs(value))}"
