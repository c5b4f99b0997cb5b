"""Calls in a row: each is made once, in order, with its arguments."""

import gc
import weakref
from functools import partial

import numpy as np

from nnviz.engine.calls import GIVEN, bound, in_a_row


def test_calls_are_made_in_order_with_their_arguments():
    made = []

    def note(*values, **options):
        made.append((values, options))

    run = in_a_row([partial(note, 1, [2], last=3), note, partial(note, first="a", second="b")])
    run()
    run()
    assert made == 2 * [((1, [2]), {"last": 3}), ((), {}), ((), {"first": "a", "second": "b"})]


def test_what_a_row_is_given_goes_to_every_call_that_asks_for_it():
    made = []
    run = in_a_row([partial(made.append, GIVEN), partial(made.append, "own"), bound(made.append, GIVEN)])
    run("first")
    run("second")
    assert made == ["first", "own", "first", "second", "own", "second"]


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


def test_views_of_the_same_numbers_become_one_object():
    memory = np.zeros((3, 4))
    first, second = memory[:-1], memory[:-1]
    assert first is not second
    call = bound(np.add, first, memory[1:], out=second)
    assert call.keywords["out"] is first
    assert call.args[0] is first
    assert call.args[1] is not first


def test_views_of_other_shape_or_type_and_read_only_ones_stay_apart():
    memory = np.zeros((2, 2), np.float32)
    locked = memory[:]
    locked.flags.writeable = False
    arguments = (locked, memory, memory.T, memory.reshape(4), memory.view(np.int32))
    assert [id(array) for array in bound(print, *arguments).args] == [id(array) for array in arguments]
