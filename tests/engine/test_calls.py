"""Calls in a row: each is made once, in order, with its arguments."""

import gc
import weakref
from functools import partial

from nnviz.engine.calls import in_a_row


def test_calls_are_made_in_order_with_their_arguments():
    made = []

    def note(*values, **options):
        made.append((values, options))

    run = in_a_row([partial(note, 1, [2], last=3), note, partial(note, first="a", second="b")])
    run()
    run()
    assert made == 2 * [((1, [2]), {"last": 3}), ((), {}), ((), {"first": "a", "second": "b"})]


def test_no_calls_do_nothing():
    assert in_a_row([])() is None


def test_what_the_calls_hold_is_freed_with_them():
    class Memory:
        def use(self):
            pass

    gc.disable()
    try:
        memory = Memory()
        held = weakref.ref(memory)
        run = in_a_row([partial(Memory.use, memory)])
        del memory
        run()
        assert held() is not None
        del run
        assert held() is None
    finally:
        gc.enable()
