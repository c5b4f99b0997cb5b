"""Prints the table of test scores in CONTRIBUTING.md: ``python tests/benchmarks/accuracy_table.py [PRESET ...]``.

Each preset is trained by ``nnviz train PRESET --seed N --json`` with the seeds 0 to 4; ``--data DIR`` is passed on.
"""

import argparse
import json
import subprocess
import sys

SEEDS = range(5)
USUAL = ("spiral", "circle", "xor", "moons", "gauss", "blobs", "anisotropic", "perceptron", "digits-mlp")
TABLES = ("iris", "wine", "breast-cancer", "plane", "bumps", "curve-1d", "diabetes")


def main() -> None:
    """Train and print a Markdown table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("presets", nargs="*", default=[*USUAL, *TABLES], metavar="PRESET")
    parser.add_argument("--data", metavar="DIR", help="the folder with the full data sets")
    given = parser.parse_args()
    print("| preset | figure | " + " | ".join(f"seed {seed}" for seed in SEEDS) + " | seconds |")
    print("|---|---|" + "---|" * len(SEEDS) + "---|")
    for preset in given.presets:
        print(line(preset, ["--data", given.data] if given.data else []), flush=True)


def line(preset: str, more: list[str]) -> str:
    """One row: the test accuracy, or R2 for a regression, of each seed, and the mean seconds of training."""
    runs = [figures(preset, seed, more) for seed in SEEDS]
    name = "accuracy" if "accuracy" in runs[0]["test"] else "r2"
    scores = " | ".join(f"{run['test'][name]:.3f}" for run in runs)
    return f"| `{preset}` | {name} | {scores} | {sum(run['seconds'] for run in runs) / len(runs):.2f} |"


def figures(preset: str, seed: int, more: list[str]) -> dict:
    """The JSON object that the command prints."""
    command = [sys.executable, "-m", "nnviz", "train", preset, "--seed", str(seed), "--json", *more]
    return json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


if __name__ == "__main__":
    main()
