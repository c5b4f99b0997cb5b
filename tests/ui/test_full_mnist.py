"""All of MNIST at the press of a button: offered where a part is shown, with progress, a way out and a sentence."""

import threading

import numpy as np
import pytest
from PySide6.QtWidgets import QMessageBox

from nnviz.data import mnist, openml
from nnviz.data.files import DataFileError, Pictures, bundled_mnist
from nnviz.spec.presets import PRESETS
from nnviz.ui.program import Program
from tests.ui.conftest import go
from tests.ui.hands import click

ALL = 10_500


@pytest.fixture(autouse=True)
def _online(monkeypatch, tmp_path):
    monkeypatch.setenv("NNVIZ_HOME", str(tmp_path))
    monkeypatch.setattr(openml, "has_route", lambda: True)


@pytest.fixture
def program(make_program):
    return make_program("vae-digits")


def button(program):
    return program.window.bench.data.fetch


def press(program):
    click(button(program))


def watched(program):
    """Look as the timer does until the job is over."""
    watch = program.window.own.full_mnist.watch
    while watch.is_running:
        watch._job.join()
        watch.look()


def test_it_is_offered_where_a_part_of_mnist_is_learned(program, make_program):
    assert button(program).isVisible()
    assert button(program).isEnabled()
    assert button(program).text() == "Fetch all 70,000 pictures"
    assert make_program("spiral").window.bench.data.fetch.isHidden()


def test_without_a_way_to_the_net_it_says_so(make_program, monkeypatch):
    monkeypatch.setattr(openml, "has_route", lambda: False)
    offline = button(make_program("vae-digits"))
    assert not offline.isEnabled()
    assert offline.toolTip().endswith("There is no connection to the internet now")


def test_what_is_fetched_is_learned_from_and_remembered(program, monkeypatch, tmp_path):
    part = bundled_mnist()
    more = np.resize(part.train_x, (ALL, 28, 28)), np.resize(part.train_y, ALL)
    monkeypatch.setattr(openml, "TRAIN", ALL)
    monkeypatch.setattr(openml, "fetch_mnist", lambda folder, tell: folder)
    monkeypatch.setattr(mnist, "read_pictures", lambda folder, source: Pictures(*more, part.test_x, part.test_y))
    press(program)
    watched(program)
    go(program)
    assert program.settings.text("data_folder") == str(tmp_path / "data")
    assert program.runner.data_dir == tmp_path / "data"
    assert program.window.bench.data.fetch.isHidden()


def test_a_second_press_calls_it_off(program, monkeypatch):
    began, go_on, ends = threading.Event(), threading.Event(), []

    def fetch(folder, tell):
        tell(0.25)
        began.set()
        go_on.wait(10)
        try:
            tell(0.5)
        finally:
            ends.append(tell)

    monkeypatch.setattr(openml, "fetch_mnist", fetch)
    press(program)
    watch = program.window.own.full_mnist.watch
    job = watch._job
    assert began.wait(10)
    watch.look()
    assert button(program).text() == "25 % fetched: cancel"
    press(program)
    assert not watch.is_running
    assert button(program).text() == "Fetch all 70,000 pictures"
    go_on.set()
    job.join()
    assert len(ends) == 1
    assert job.result is None
    assert program.settings.text("data_folder") == ""


def test_trouble_is_told_in_a_dialog_and_the_offer_stays(program, monkeypatch):
    def fail(folder, tell):
        raise DataFileError("OpenML gave a line that is no row of MNIST; nothing was kept")

    monkeypatch.setattr(openml, "fetch_mnist", fail)
    press(program)
    watched(program)
    (box,) = program.window.findChildren(QMessageBox)
    assert "nothing was kept" in box.text()
    box.close()
    assert button(program).isEnabled()


def test_a_kiosk_does_not_offer_it(qtbot):
    kiosk = Program(PRESETS["vae-digits"], is_read_only=True)
    qtbot.addWidget(kiosk.window)
    go(kiosk)
    assert kiosk.window.bench.data.fetch.isHidden()
    kiosk.window.clock.stop()
    kiosk.window.stop_jobs()
