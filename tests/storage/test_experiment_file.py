"""``.nnviz`` files give back exactly what was put in; hostile and broken ones end in one clear error."""

import json
import os
import struct
import tracemalloc
import zipfile
from pathlib import Path

import numpy as np
import pytest

from nnviz.spec.presets import PRESETS
from nnviz.storage import experiment_file
from nnviz.storage.archive import BIGGEST_FILE, MOST_MEMBERS
from nnviz.storage.array_form import array_bytes
from nnviz.storage.experiment_file import Experiment, read_experiment, write_experiment
from nnviz.storage.problem import FileProblem
from tests.storage.support import ARRAYS, FACTS, experiment, members, rewritten, written

NPY = "arrays/0.npy"


def refusal(path: Path) -> str:
    """The message of the refusal; the file must not take memory on the way."""
    tracemalloc.start()
    try:
        with pytest.raises(FileProblem) as caught:
            read_experiment(path)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 200_000_000
    return str(caught.value)


def test_a_file_gives_back_what_was_written(tmp_path: Path) -> None:
    read = read_experiment(written(tmp_path))
    assert read.spec == PRESETS["spiral"]
    assert read.facts == FACTS
    assert read.view_state == {"zoom": 1.5}
    assert list(read.arrays) == list(ARRAYS)
    for name, array in ARRAYS.items():
        assert read.arrays[name].dtype == array.dtype
        assert not read.arrays[name].flags.writeable
        np.testing.assert_array_equal(read.arrays[name], array)


def test_a_file_without_a_run_is_an_experiment_at_its_start(tmp_path: Path) -> None:
    path = tmp_path / "plain.nnviz"
    write_experiment(path, Experiment(PRESETS["xor"]))
    assert read_experiment(path) == Experiment(PRESETS["xor"], {}, {}, {})


def test_the_same_experiment_gives_the_same_bytes(tmp_path: Path) -> None:
    assert written(tmp_path, "a.nnviz").read_bytes() == written(tmp_path, "b.nnviz").read_bytes()


def test_numpy_reads_the_arrays_of_a_file_without_nnviz(tmp_path: Path) -> None:
    with zipfile.ZipFile(written(tmp_path)) as archive, archive.open(NPY) as file:
        np.testing.assert_array_equal(np.load(file, allow_pickle=False), ARRAYS["trainer/parameters"])


def test_nan_is_not_written_and_the_old_file_stays(tmp_path: Path) -> None:
    path = written(tmp_path)
    before = path.read_bytes()
    with pytest.raises(FileProblem, match="last good state"):
        write_experiment(path, Experiment(PRESETS["xor"], {"w": np.array([1.0, np.nan])}, FACTS))
    assert path.read_bytes() == before


def test_objects_are_not_written(tmp_path: Path) -> None:
    with pytest.raises(FileProblem, match="type object"):
        write_experiment(tmp_path / "x.nnviz", Experiment(PRESETS["xor"], {"w": np.array([{}])}, FACTS))
    assert list(tmp_path.iterdir()) == []


# ---------------------------------------------------------------- broken


@pytest.mark.parametrize("share", [0.0, 0.01, 0.3, 0.6, 0.9, 0.999])
def test_a_truncated_file_is_refused(tmp_path: Path, share: float) -> None:
    path = written(tmp_path)
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * share)])
    assert path.name in refusal(path)


def test_a_flipped_bit_in_an_array_is_noticed(tmp_path: Path) -> None:
    path = written(tmp_path)
    content = bytearray(path.read_bytes())
    content[content.find(ARRAYS["trainer/parameters"].tobytes()) + 9] ^= 4
    path.write_bytes(content)
    assert "damaged" in refusal(path)


def test_a_missing_file_a_folder_and_a_pipe_are_refused(tmp_path: Path) -> None:
    assert "not there" in refusal(tmp_path / "gone.nnviz")
    assert "not there" in refusal(tmp_path)
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe.nnviz")
        assert "not there" in refusal(tmp_path / "pipe.nnviz")


@pytest.mark.parametrize("content", [b"", b"hello", b"PK\x05\x06" + bytes(18), b"\x80\x04." * 100], ids=repr)
def test_other_files_are_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.nnviz"
    path.write_bytes(content)
    refusal(path)


@pytest.mark.parametrize("name", ["manifest.json", "spec.json", "view.json", NPY])
def test_a_missing_part_is_named(tmp_path: Path, name: str) -> None:
    assert "missing" in refusal(rewritten(written(tmp_path), {name: None}))


@pytest.mark.parametrize("name", ["manifest.json", "spec.json", "run.json", "view.json"])
@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[]",
        b"7",
        b"{",
        b"\xff\xfe",
        b"[" * 100_000,
        b'{"a":NaN}',
        b'{"a":1,"a":2}',
        b'{"a":' + b"9" * 5_000 + b"}",
    ],
    ids=lambda content: repr(content[:8]),
)
def test_json_that_is_none_is_refused(tmp_path: Path, name: str, content: bytes) -> None:
    path = rewritten(written(tmp_path), {name: content})
    assert path.name in refusal(path)


# ---------------------------------------------------------------- hostile


@pytest.mark.parametrize(
    "name", ["../../evil.py", "/etc/passwd", "arrays/../../x.npy", "C:\\x", "arrays/99.npy", "x.pkl"]
)
def test_parts_that_climb_or_do_not_belong_are_refused_and_never_unpacked(tmp_path: Path, name: str) -> None:
    path = rewritten(written(tmp_path), {name: b"x"})
    assert "does not belong" in refusal(path)
    assert [child.name for child in tmp_path.iterdir()] == [path.name]


class Bomb:
    """Writes a file when it is unpickled."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __reduce__(self) -> tuple[object, tuple[str, str]]:
        return os.system, (f"echo > {self.path}",)


def test_a_pickle_in_an_array_is_refused_and_not_executed(tmp_path: Path) -> None:
    mark = tmp_path / "executed"
    evil = tmp_path / "evil.npy"
    np.save(evil, np.array([Bomb(mark)], dtype=object), allow_pickle=True)
    refusal(rewritten(written(tmp_path), {NPY: evil.read_bytes()}))
    assert not mark.exists()


@pytest.mark.parametrize(
    "header",
    [
        "{'descr': '|O', 'fortran_order': False, 'shape': (1,), }",
        "{'descr': '<f4', 'fortran_order': True, 'shape': (1,), }",
        "{'descr': '<f4', 'fortran_order': False, 'shape': (99999999999,), }",
        "{'descr': '<f4', 'fortran_order': False, 'shape': (1000000000000, 1000000000000), }",
        "{'descr': '<f4', 'fortran_order': False, 'shape': (-1,), }",
        "{'descr': '<f4', 'fortran_order': False, 'shape': (1,1,1,1,1,1,1,1,1), }",
        "{'descr': '<U9', 'fortran_order': False, 'shape': (1,), }",
        "{'descr': __import__('os').system('true'), 'fortran_order': False, 'shape': (1,), }",
        "(" * 5_000,
        "",
    ],
)
def test_impossible_array_headers_are_refused(tmp_path: Path, header: str) -> None:
    head = header.encode().ljust(70) + b"\n"
    content = b"\x93NUMPY\x01\x00" + struct.pack("<H", len(head)) + head + bytes(4)
    assert "array" in refusal(rewritten(written(tmp_path), {NPY: content}))


@pytest.mark.parametrize("value", [np.nan, np.inf, -np.inf])
def test_weights_that_are_not_finite_are_refused(tmp_path: Path, value: float) -> None:
    content = bytearray(array_bytes("w", np.zeros(3, np.float32)))
    content[-4:] = np.float32(value).tobytes()
    assert "not finite" in refusal(rewritten(written(tmp_path), {NPY: bytes(content)}))


def test_an_array_longer_than_its_shape_is_refused(tmp_path: Path) -> None:
    content = members(written(tmp_path))[NPY] + bytes(4)
    assert "size" in refusal(rewritten(tmp_path / "run.nnviz", {NPY: content}))


def test_a_zip_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    bomb = bytes(BIGGEST_FILE + 1)
    path = rewritten(written(tmp_path), {"arrays/7.npy": bomb}, compression=zipfile.ZIP_DEFLATED)
    assert path.stat().st_size < 200_000
    assert "unpacked" in refusal(path)


def test_long_json_is_refused_before_it_is_parsed(tmp_path: Path) -> None:
    long = b'{"a":"' + b"x" * 60_000_000 + b'"}'
    path = rewritten(written(tmp_path), {"view.json": long}, compression=zipfile.ZIP_DEFLATED)
    assert "larger" in refusal(path)


def test_a_giant_file_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "giant.nnviz"
    with path.open("wb") as file:
        file.truncate(10 * BIGGEST_FILE)
    assert "larger" in refusal(path)


def test_too_many_parts_are_refused_before_they_are_listed(tmp_path: Path) -> None:
    path = tmp_path / "many.nnviz"
    with zipfile.ZipFile(path, "w") as archive:
        for number in range(MOST_MEMBERS + 1):
            archive.writestr(str(number), b"")
    assert "too many" in refusal(path)


def test_a_directory_for_giant_files_is_refused_unread(tmp_path: Path) -> None:
    path = written(tmp_path)
    content = path.read_bytes()
    locator = b"PK\x06\x07" + struct.pack("<LQL", 0, len(content) - 22, 1)
    path.write_bytes(content[:-22] + locator + content[-22:])
    assert "giant" in refusal(path)


def test_the_same_part_twice_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path)
    with zipfile.ZipFile(path, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("spec.json", b"{}")
    assert "twice" in refusal(path)


def test_other_packings_and_passwords_are_refused(tmp_path: Path) -> None:
    path = rewritten(written(tmp_path), {}, compression=zipfile.ZIP_BZIP2)
    assert "unknown way" in refusal(path)


def run_json(path: Path, **changes: object) -> Path:
    run = json.loads(members(path)["run.json"]) | changes
    return rewritten(path, {"run.json": json.dumps(run).encode()})


@pytest.mark.parametrize(
    "changes",
    [
        {"facts": []},
        {"facts": {}},
        {"arrays": "x"},
        {"arrays": [1, 2, 3, 4, 5]},
        {"arrays": ["a"] * 5},
        {"arrays": ["a" * 1000, "b", "c", "d", "e"]},
        {"arrays": ["a", "b"]},
        {"arrays": list("abcdefgh")},
    ],
    ids=str,
)
def test_a_run_that_names_its_arrays_wrongly_is_refused(tmp_path: Path, changes: dict[str, object]) -> None:
    assert "damaged" in refusal(run_json(written(tmp_path), **changes))


# ---------------------------------------------------------------- formats


def manifest(path: Path, **changes: object) -> Path:
    content = json.loads(members(path)["manifest.json"]) | changes
    return rewritten(path, {"manifest.json": json.dumps(content).encode()})


def test_a_newer_format_is_refused_with_the_version_that_opens_it(tmp_path: Path) -> None:
    message = refusal(manifest(written(tmp_path), format=experiment_file.FORMAT + 1, opened_by="7.2.1"))
    assert "newer" in message
    assert "7.2.1" in message


def test_a_newer_format_cannot_put_words_into_the_message(tmp_path: Path) -> None:
    assert "buy" not in refusal(manifest(written(tmp_path), format=99, opened_by="buy this"))


@pytest.mark.parametrize("number", [0, -1, True, "1", None, 1.5])
def test_a_format_that_is_no_number_is_refused(tmp_path: Path, number: object) -> None:
    assert "not an NNViz experiment" in refusal(manifest(written(tmp_path), format=number))


def test_an_older_format_is_migrated_step_by_step(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = manifest(written(tmp_path), format=1)
    calls: list[int] = []

    def first(parts: dict[str, bytes]) -> None:
        calls.append(1)
        parts["view.json"] = b'{"was": 1}'

    def second(parts: dict[str, bytes]) -> None:
        calls.append(2)

    monkeypatch.setattr(experiment_file, "FORMAT", 3)
    monkeypatch.setattr(experiment_file, "MIGRATIONS", {1: first, 2: second})
    assert read_experiment(path).view_state == {"was": 1}
    assert calls == [1, 2]


def test_every_older_format_has_its_migration() -> None:
    assert set(experiment_file.MIGRATIONS) == set(range(1, experiment_file.FORMAT))


def test_a_large_but_honest_file_is_read_quickly(tmp_path: Path) -> None:
    path = tmp_path / "large.nnviz"
    arrays = {"w": np.ones(20_000_000, np.float32)}
    write_experiment(path, Experiment(PRESETS["xor"], arrays, FACTS))
    assert read_experiment(path).arrays["w"].size == 20_000_000


def test_what_is_too_large_is_not_written(tmp_path: Path) -> None:
    huge = np.broadcast_to(np.float64(1.0), (BIGGEST_FILE // 8 + 1,))
    with pytest.raises(FileProblem, match="larger"):
        write_experiment(tmp_path / "x.nnviz", Experiment(experiment().spec, {"w": huge}, FACTS))
