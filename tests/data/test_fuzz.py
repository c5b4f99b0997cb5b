"""A short run of the fuzzer of own data; the long one is ``python -m tests.data.fuzz``."""

from tests.data.fuzz import run


def test_damaged_tables_pictures_and_idx_files_are_read_or_refused_with_a_sentence(tmp_path):
    fuzz = run(260, 1, tmp_path)
    assert sum(fuzz.counts.values()) == 260
    assert {line.rpartition(": ")[2] for line in fuzz.counts} == {"read", "refused"}
