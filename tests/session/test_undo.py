"""The undo stack: drags merge, saved marks follow, memory is bounded."""

from dataclasses import replace

from nnviz.session.undo import DEPTH_LIMIT, ParameterChange, SpecChange, UndoStack
from nnviz.spec.parts import ExperimentSpec
from nnviz.spec.presets import PRESETS

SPECS = [replace(PRESETS["circle"], seed=seed) for seed in range(6)]


def change(before: int, after: int, key: str | None = None, name: str = "Change") -> SpecChange:
    return SpecChange(name, SPECS[before], SPECS[after], key)


def drained(stack: UndoStack) -> list[ExperimentSpec | float]:
    found = []
    while (entry := stack.undo()) is not None:
        found.append(entry.before)
    return found


def test_neighbours_of_one_drag_are_one_step() -> None:
    stack = UndoStack()
    stack.push(change(0, 1, "rate"))
    stack.push(change(1, 2, "rate"))
    assert drained(stack) == [SPECS[0]]
    entry = stack.redo()
    assert entry is not None
    assert entry.after == SPECS[2]


def test_the_end_of_a_drag_another_key_or_an_undo_start_a_new_step() -> None:
    stack = UndoStack()
    stack.push(change(0, 1, "rate"))
    stack.end_merge()
    stack.push(change(1, 2, "rate"))
    stack.push(change(2, 3, "size"))
    stack.push(change(3, 4))
    stack.push(change(4, 5))
    assert drained(stack) == [SPECS[4], SPECS[3], SPECS[2], SPECS[1], SPECS[0]]
    stack.redo()
    stack.push(change(1, 3, "rate"))
    assert drained(stack) == [SPECS[1], SPECS[0]]


def test_a_weight_and_a_setting_never_merge() -> None:
    stack = UndoStack()
    stack.push(change(0, 1, "same"))
    stack.push(ParameterChange("Set weight", 0, 3, 0.5, 1.0, "same"))
    assert len(drained(stack)) == 2


def test_a_drag_back_to_its_start_leaves_no_step() -> None:
    stack = UndoStack()
    stack.push(change(0, 1, "rate"))
    stack.end_merge()
    stack.push(change(1, 2, "rate"))
    stack.push(change(2, 1, "rate"))
    stack.push(change(1, 3, "rate"))
    assert drained(stack) == [SPECS[1], SPECS[0]]


def test_a_new_edit_forgets_what_was_undone() -> None:
    stack = UndoStack()
    stack.push(change(0, 1))
    stack.undo()
    stack.push(change(0, 2))
    assert stack.redo() is None
    assert stack.redo_text == ""


def test_undoing_to_the_saved_place_is_clean_again() -> None:
    stack = UndoStack()
    assert stack.is_saved
    stack.push(change(0, 1))
    stack.mark_saved()
    stack.push(change(1, 2))
    assert not stack.is_saved
    stack.undo()
    assert stack.is_saved
    stack.undo()
    assert not stack.is_saved


def test_a_saved_place_that_was_forgotten_is_never_reached_again() -> None:
    stack = UndoStack()
    stack.push(change(0, 1))
    stack.mark_saved()
    stack.undo()
    stack.push(change(0, 2))
    assert not stack.is_saved
    stack.undo()
    assert not stack.is_saved


def test_a_save_in_the_middle_of_a_drag_keeps_its_place() -> None:
    stack = UndoStack()
    stack.push(change(0, 1, "rate"))
    stack.mark_saved()
    stack.push(change(1, 2, "rate"))
    assert not stack.is_saved
    stack.undo()
    assert stack.is_saved


def test_the_stack_is_bounded_and_the_saved_mark_moves_along() -> None:
    stack = UndoStack()
    for number in range(DEPTH_LIMIT):
        stack.push(change(number % 2, 1 - number % 2))
    stack.mark_saved()
    for number in range(10):
        stack.push(change(number % 2, 1 - number % 2))
    for _ in range(10):
        stack.undo()
    assert stack.is_saved
    assert len(drained(stack)) == DEPTH_LIMIT - 10


def test_an_edit_that_was_refused_late_is_dropped() -> None:
    stack = UndoStack()
    stack.push(change(0, 1))
    stack.drop_last()
    assert stack.undo_text == stack.redo_text == ""
    assert stack.is_saved
