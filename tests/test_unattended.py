"""The window left to itself: the tour plays to its end, the benchmark measures, faults are told."""

import pytest

from nnviz import unattended
from nnviz.ui import lab_bench
from nnviz.ui import tour as tour_module
from nnviz.ui.hand import Hand

FIGURES = {
    "timer_late_ms",
    "click_to_paint_ms",
    "pictures_per_second",
    "training_kept",
    "graph_paint_ms",
    "steps_per_second",
    "headless_steps_per_second",
    "clicks",
    "images",
}
IMAGES = {
    "pictures_per_second",
    "training_kept",
    "hidden_training_kept",
    "steps_per_second",
    "headless_steps_per_second",
    "pen_to_bars_ms",
    "lesson_seconds",
    "mlp_pictures_per_second",
    "mlp_training_kept",
}


def test_the_tour_saves_a_picture_of_each_stage(qapp, tmp_path, capsys):
    assert unattended.tour(tmp_path, seconds=4) == 0, capsys.readouterr().err
    names = sorted(path.stem for path in tmp_path.glob("*.png"))
    assert [name[:2] for name in names] == [f"{number:02}" for number in range(1, 16)]
    assert not [name for name in names if name.endswith("failed")]


def test_a_stage_that_fails_fails_the_tour(qapp, tmp_path, capsys, monkeypatch):
    monkeypatch.setattr(tour_module, "TRAINING_LIMIT_S", 0.2)
    monkeypatch.setattr(Hand, "click", lambda *arguments: None)
    assert unattended.tour(tmp_path, seconds=1) == 1
    assert "02-training" in capsys.readouterr().err
    assert (tmp_path / "02-training-failed.png").is_file()


@pytest.mark.qt_no_exception_capture
def test_an_exception_in_a_slot_is_reported(qapp):
    def work(program):
        program.window.clock.frame_due.connect(lambda snapshot: 1 / 0)
        hand = Hand(program.window)
        program.session.play()
        hand.wait_until(lambda: program.session.is_playing, 5, "training")
        hand.wait(0.2)

    assert "ZeroDivisionError: division by zero" in unattended.with_program(work)


def test_the_benchmark_measures_the_window(qapp, monkeypatch):
    monkeypatch.setattr(lab_bench, "ROUNDS", 1)
    monkeypatch.setattr(lab_bench, "PEN_MOVES", 30)
    figures = unattended.bench_window(seconds=0.5)
    assert set(figures) == FIGURES
    assert figures["steps_per_second"] > 0
    assert figures["clicks"] > 0
    assert figures["timer_late_ms"]["p50"] <= figures["timer_late_ms"]["p99"]
    images = figures["images"]
    assert set(images) == IMAGES
    assert set(images["pen_to_bars_ms"]) == {"mlp", "cnn"}
    assert 0 < images["pen_to_bars_ms"]["mlp"]["p50"] < 200
    assert 0 < images["lesson_seconds"] < 20
    assert images["pictures_per_second"] > 1
    assert images["mlp_pictures_per_second"] > 1
    assert images["hidden_training_kept"] > 0.3
