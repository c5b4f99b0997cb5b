"""Mutates ONNX files and reads them: ``python -m tests.importing.hostile [COUNT] [SEED]``.

Each must be refused with an ImportProblem or become a network, quickly; anything else is printed and counted.
"""

import sys
import tempfile
import time
import tracemalloc
from pathlib import Path

import numpy as np

from nnviz.export import EXPORTS
from nnviz.importing import ImportProblem, read_onnx
from tests.export.support import STACKS, bare_subject, network_of

SLOWEST_S = 2.0
MOST_BYTES = 200_000_000


def originals(folder: Path) -> list[bytes]:
    """Files of several networks."""
    wanted = ("picture-to-classes", "code-to-picture", "picture-as-sequence", "words")
    found = []
    for stack in STACKS:
        if stack.name in wanted:
            (path,) = EXPORTS["onnx"].write(bare_subject(network_of(stack)), folder / "original.onnx")
            found.append(path.read_bytes())
    return found


def mutated(content: bytes, rng: np.random.Generator) -> bytes:
    """The file with some bytes changed, a piece cut out, doubled, or its end missing."""
    data = bytearray(content)
    way = rng.integers(5)
    if way == 0:
        return bytes(data[: rng.integers(len(data))])
    if way == 1:
        start, stop = np.sort(rng.integers(0, len(data), 2))
        del data[start:stop]
    elif way == 2:
        start = int(rng.integers(0, len(data)))
        data[start:start] = data[start : start + int(rng.integers(1, 400))]
    else:
        for place in rng.integers(0, len(data), 1 if way == 3 else int(rng.integers(2, 30))):
            data[place] = rng.integers(256)
    return bytes(data)


def attack(count: int, seed: int = 0, *, watches_memory: bool = False) -> dict[str, int]:
    """How many files were refused, how many became networks, and how many did anything else."""
    rng, tally = np.random.default_rng(seed), {"refused": 0, "networks": 0, "faults": 0}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        contents, path = originals(folder), folder / "mutated.onnx"
        if watches_memory:
            tracemalloc.start()
        for number in range(count):
            path.write_bytes(mutated(contents[number % len(contents)], rng))
            started = time.perf_counter()
            try:
                read_onnx(path)
                tally["networks"] += 1
            except ImportProblem as problem:
                tally["refused"] += 1
                if "\n" in str(problem) or len(str(problem)) > 1_000:
                    tally["faults"] += 1
            except Exception as error:  # whatever else comes is the fault that is looked for
                tally["faults"] += 1
                print(number, type(error).__name__, error)
            if time.perf_counter() - started > SLOWEST_S:
                tally["faults"] += 1
                print(number, "took", time.perf_counter() - started, "s")
        if watches_memory:
            peak = tracemalloc.get_traced_memory()[1]
            tracemalloc.stop()
            tally["faults"] += peak > MOST_BYTES
    return tally


if __name__ == "__main__":
    print(attack(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000, int(sys.argv[2]) if len(sys.argv) > 2 else 0))
