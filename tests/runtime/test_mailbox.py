"""LatestBox: newest wins."""

from nnviz.runtime.mailbox import LatestBox


def test_the_newest_replaces_what_waits_and_taking_empties() -> None:
    box: LatestBox[int] = LatestBox()
    assert box.take() is None
    assert box.is_empty
    box.put(1)
    box.put(2)
    assert not box.is_empty
    assert box.take() == 2
    assert box.take() is None
