"""How far the seed networks are from PyTorch's, as a Markdown table: ``python -m tests.benchmarks.parity``.

Relative errors of the outputs, of the gradients (the worst parameter array) and of the weights after 50 steps.
"""

import numpy as np

from tests.engine.test_against_pytorch import LIMITS, NETWORKS, drift, errors_of_a_pass


def main() -> None:
    """Print a line for each network."""
    print("| network | " + " | ".join(f"outputs, gradients, weights in {dtype.__name__}" for dtype in LIMITS) + " |")
    print("|---" * (1 + len(LIMITS)) + "|")
    for name in NETWORKS:
        print(f"| {name} | {' | '.join(errors(name, dtype) for dtype in LIMITS)} |")


def errors(name: str, dtype: type[np.floating]) -> str:
    """The three errors of one network, "1e-15, 2e-15, 3e-14"."""
    outputs, gradients = errors_of_a_pass(name, dtype)
    return ", ".join(f"{error:.1e}" for error in (outputs, max(gradients.values()), drift(name, dtype)))


if __name__ == "__main__":
    main()
