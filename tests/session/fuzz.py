"""Opens thousands of damaged experiment files in a real session: ``python -m tests.session.fuzz --count 10000``.

Every file must either open and train, or be refused with exactly one message while the open document stays. Nothing
may crash, hang, or take memory.
"""

import argparse
import json
import random
import resource
import sys
import tempfile
import time
import warnings
import zipfile
from collections import Counter
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from nnviz.data.table_choice import TableChoice
from nnviz.spec.presets import PRESETS
from tests.data.own_samples import with_gaps
from tests.session.support import Pumped, adopt

LONGEST_S = 2.0
MOST_BYTES = 200_000_000
ODD_VALUES: tuple[object, ...] = (
    None,
    True,
    -1,
    0,
    1,
    2**31,
    2**70,
    10**400,
    -(2**63),
    1e308,
    -0.5,
    float("nan"),
    "",
    "x",
    "../../etc/passwd",
    "\0",
    "a" * 5_000,
    [],
    [1, 2],
    {},
    {"a": {"b": []}},
    "softmax",
    "dense",
    "mnist",
)

Mutation = Callable[[random.Random, bytes], bytes]


def flip(rng: random.Random, content: bytes) -> bytes:
    """Some bytes become others."""
    damaged = bytearray(content)
    for _ in range(rng.choice((1, 1, 2, 8, 64))):
        damaged[rng.randrange(len(damaged))] = rng.randrange(256)
    return bytes(damaged)


def truncate(rng: random.Random, content: bytes) -> bytes:
    """The end is missing."""
    return content[: rng.randrange(len(content))]


def splice(rng: random.Random, content: bytes) -> bytes:
    """A piece is doubled, cut out, or set to zero."""
    start = rng.randrange(len(content))
    stop = min(len(content), start + rng.choice((1, 4, 40, 400)))
    piece = rng.choice((content[start:stop] * 2, b"", bytes(stop - start)))
    return content[:start] + piece + content[stop:]


def change_json(rng: random.Random, content: bytes) -> bytes:
    """A value somewhere in one of the JSON members is another one, or gone."""
    members = unpacked(content)
    name = rng.choice([name for name in members if name.endswith(".json")])
    value = json.loads(members[name])
    for _ in range(rng.choice((1, 1, 1, 3))):
        change_somewhere(rng, value)
    members[name] = json.dumps(value).encode()
    return packed(members)


def change_array(rng: random.Random, content: bytes) -> bytes:
    """The bytes of an array change, with a check sum that fits."""
    members = unpacked(content)
    name = rng.choice([name for name in members if name.endswith(".npy")])
    members[name] = rng.choice((flip, truncate, splice, swap_numbers))(rng, members[name])
    return packed(members)


def swap_numbers(rng: random.Random, content: bytes) -> bytes:
    """The whole body is one random pattern: NaN, huge, tiny, negative."""
    pattern = rng.choice((b"\xff\xff\xff\xff", b"\x00\x00\x80\x7f", b"\xff\xff\x7f\x7f", b"\x01\x00\x00\x80"))
    return content[:128] + (pattern * len(content))[: len(content) - 128]


def swap_members(rng: random.Random, content: bytes) -> bytes:
    """Two members change places, or one is missing or renamed."""
    members = unpacked(content)
    first, second = rng.sample(sorted(members), 2)
    way = rng.randrange(3)
    if way == 0:
        members[first], members[second] = members[second], members[first]
    elif way == 1:
        del members[first]
    else:
        members[rng.choice(("../x", "C:\\x", "spec.json ", "arrays/x.npy", "\u202e"))] = members.pop(first)
    return packed(members)


MUTATIONS: tuple[Mutation, ...] = (
    flip,
    truncate,
    splice,
    change_json,
    change_json,
    change_json,
    change_array,
    swap_members,
)


def change_somewhere(rng: random.Random, value: object) -> None:
    """Walk into a JSON value at random and put something odd there, or take something away."""
    while isinstance(value, dict | list) and value:
        key = rng.choice(sorted(value)) if isinstance(value, dict) else rng.randrange(len(value))
        child = value[key]  # type: ignore[index]  # key fits the container
        if isinstance(child, dict | list) and child and rng.random() < 0.8:
            value = child
        elif rng.random() < 0.15:
            del value[key]  # type: ignore[arg-type]
            return
        else:
            value[key] = rng.choice(ODD_VALUES)  # type: ignore[index]
            return


def unpacked(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(members: dict[str, bytes]) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def seeds(folder: Path) -> list[bytes]:
    """Honest files to start from: several kinds of experiment, with and without training."""
    found = []
    for preset in ("circle", "iris", "curve-1d", "gan-ring", "own table"):
        pumped = Pumped("circle" if preset == "own table" else preset)
        if preset == "own table":
            adopt(pumped, with_gaps(), TableChoice("t", ("a", "b"), "binary", "fill"))
        pumped.steps(9)
        if preset != "own table":
            pumped.session.keep_run()
            pumped.pump()
        path = folder / f"{preset}.nnviz"
        pumped.session.save(path)
        pumped.pump()
        pumped.session.stop()
        found.append(path.read_bytes())
    return found


class Fuzz:
    """One session that opens one damaged file after the other."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.rng = random.Random(seed)
        self.seeds = seeds(folder)
        self.path = folder / "damaged.nnviz"
        self.pumped = Pumped("circle")
        self.counts: Counter[str] = Counter()
        self.slowest_s = 0.0

    def round(self) -> None:
        """Damage a file, open it, look at what happened. Raises AssertionError."""
        mutation = self.rng.choice(MUTATIONS)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # zipfile warns of odd names while the file is made
            content = mutation(self.rng, self.rng.choice(self.seeds))
        self.path.write_bytes(content)
        outcome = self.open()
        self.counts[f"{mutation.__name__}: {outcome}"] += 1

    def open(self) -> str:
        session = self.pumped.session
        self.pumped.heard.clear()
        before, document = session.spec, session.path
        started = time.process_time()  # of this process alone: the machine may be busy
        session.open_file(self.path)
        self.pumped.pump()
        spent = time.process_time() - started
        self.slowest_s = max(self.slowest_s, spent)
        assert spent < LONGEST_S, f"{spent:.1f} s"
        problems = self.pumped.names().count("file_problem")
        self.check_no_failure()
        if problems:
            assert problems == 1, f"{problems} messages"
            assert session.spec == before
            assert session.path == document
            return "refused"
        self.pumped.session.step()
        self.pumped.pump(2)
        self.check_no_failure()
        session.open_preset("circle")
        self.pumped.pump()
        assert session.spec == PRESETS["circle"]
        return "opened"

    def check_no_failure(self) -> None:
        """Nothing went wrong inside the trainer thread."""
        failures = [arguments[0] for name, arguments in self.pumped.heard if name == "failed"]
        assert not failures, failures[0].details  # type: ignore[attr-defined]  # a Failed


def run(count: int, seed: int, folder: Path) -> Fuzz:
    """So many rounds; on a failure the file is kept as ``damaged.nnviz`` in ``folder``."""
    fuzz = Fuzz(folder, seed)
    for number in range(count):
        try:
            fuzz.round()
        except Exception as error:
            raise AssertionError(f"round {number} of seed {seed}: {error} (file: {fuzz.path})") from error
    fuzz.pumped.session.stop()
    return fuzz


def peak_bytes() -> int:
    """The most memory this process has ever had."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def main() -> int:
    """The long run, by command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    application = QCoreApplication([])
    folder = Path(tempfile.mkdtemp(prefix="nnviz-fuzz-"))
    run(10, options.seed, folder)  # imports and first allocations do not count
    memory_before = peak_bytes()
    fuzz = run(options.count, options.seed, folder)
    grown = peak_bytes() - memory_before
    assert grown < MOST_BYTES, f"{grown:,} bytes"
    for line, times in sorted(fuzz.counts.items()):
        print(f"{times:6,} {line}")
    print(f"{options.count:,} files, slowest {fuzz.slowest_s:.2f} s, memory grew by {grown / 1e6:.0f} MB")
    application.quit()
    return 0


if __name__ == "__main__":
    sys.exit(main())
