import shutil

import numpy as np
import pytest
from PIL import Image
from PySide6.QtWidgets import QMessageBox

from nnviz.data import DataError
from nnviz.storage.experiment_file import read_experiment
from nnviz.ui.picture_folder import PictureForm, form_from, read_folder, read_picture
from tests.ui.conftest import go
from tests.ui.hands import click, drop


def folder_of_pictures(root, count=12):
    """Red discs of two sizes on white, as PNG and JPEG, in a folder each."""
    rows, columns = np.mgrid[:40, :60]
    for name, radius in (("large", 17), ("small", 6)):
        (root / name).mkdir(parents=True)
        for number in range(count):
            picture = np.full((40, 60, 3), 255, np.uint8)
            picture[(rows - 20) ** 2 + (columns - 24 - number) ** 2 < radius**2] = (200, 30, 30)
            Image.fromarray(picture).save(root / name / f"{number:02}.{'jpg' if number % 2 else 'png'}")
    return root


def read_to_the_end(own):
    while own.watch.is_running:
        own.watch._job.join()
        own.watch.look()


@pytest.fixture
def discs(tmp_path):
    return folder_of_pictures(tmp_path / "discs")


@pytest.fixture
def program(make_program):
    return make_program("digits-cnn")


def opened(program, folder):
    assert drop(program.window, folder)
    own = program.window.own.pictures
    read_to_the_end(own)
    return own.sheet


def test_a_folder_becomes_pictures_of_one_size_with_their_classes(discs):
    shares = []
    reading = read_folder(discs, PictureForm(16, is_colour=True), shares.append)
    assert reading.pictures.shape == (16, 16, 3)
    assert reading.pictures.classes == ("large", "small")
    assert reading.pictures.labels.tolist() == [0] * 12 + [1] * 12
    assert reading.pictures.pictures[0, 8, 8, 0] > 150 > reading.pictures.pictures[0, 8, 8, 1]
    assert shares[-1] == 1.0
    assert read_folder(discs, PictureForm(16)).pictures.shape == (16, 16, 1)


def test_transparent_parts_are_white(tmp_path):
    Image.new("RGBA", (20, 20), (0, 0, 0, 0)).save(tmp_path / "x.png")
    assert read_picture(tmp_path / "x.png", PictureForm(8)).min() == 255


def test_files_that_are_no_pictures_are_refused_by_name_with_a_reason(discs):
    (discs / "large" / "notes.txt").write_text("no picture")
    (discs / "small" / "broken.png").write_bytes(b"\x89PNG\r\n\x1a\n broken")
    (discs / "small" / ".hidden").write_bytes(b"")
    reading = read_folder(discs, PictureForm())
    assert dict(reading.refused) == {
        "large/notes.txt": "not a kind of picture that can be read",
        "small/broken.png": "damaged, or not a picture",
    }
    assert len(reading.pictures.labels) == 24


def test_a_giant_picture_is_refused_before_it_takes_memory(tmp_path):
    head = b"P6\n30000 30000\n255\n"
    (tmp_path / "x.ppm").write_bytes(head + b"\0" * 1000)
    with pytest.raises(DataError, match="larger than 100 million pixels"):
        read_picture(tmp_path / "x.ppm", PictureForm())


@pytest.mark.parametrize("missing", ["all", "one"])
def test_a_folder_without_two_classes_is_refused_with_a_sentence(discs, missing):
    shutil.rmtree(discs / "small")
    if missing == "all":
        shutil.rmtree(discs / "large")
    with pytest.raises(DataError, match="one for each class"):
        read_folder(discs, PictureForm())


def test_the_form_survives_as_text():
    for form in (PictureForm(), PictureForm(64, is_colour=True)):
        assert form_from(form.text()) == form
    assert form_from("9999999 grey") == PictureForm()


def test_a_dropped_folder_is_shown_resized_anew_and_trained(program, discs):
    (discs / "large" / "notes.txt").write_text("no picture")
    sheet = opened(program, discs)
    assert sheet.summary == "24 pictures, 2 classes"
    assert sheet.refused.item(0).text().startswith("large/notes.txt: ")
    assert sheet.wall.count == 24
    click(sheet.side.button("16"))
    click(sheet.colour.button("colour"))
    read_to_the_end(program.window.own.pictures)
    click(sheet.train_button)
    go(program, 12)
    assert not sheet.isVisible()
    assert program.session.is_playing
    built = program.session.last_built
    assert built.networks[0].input_shape == (16, 16, 3)
    assert built.data.classes == ("large", "small")
    assert program.window.bench.own_data._facts.text() == "24 samples"
    assert not program.window.bench.draw.pad.isVisible()
    source = program.window.bench.source
    source.take_file(str(discs / "small" / "00.png"))
    go(program, 3)
    assert program.window.bench.values.shape == (16, 16, 3)
    assert program.window.bench.values[8, 3:13, 0].max() > 0.7
    assert not program.window.bench.teach.isVisible()
    program.session.open_preset("circle")  # the second thread of the convolutions ends with their network
    go(program, 2)


def test_cancel_ends_the_reading_and_keeps_what_was_open(program, discs):
    before = program.session.spec
    own = program.window.own.pictures
    own.open_folder(discs)
    job = own.watch._job
    click(own.sheet.cancel_button)
    job.join()
    assert not own.watch.is_running
    assert program.session.spec == before


def test_pictures_are_saved_with_the_experiment_or_asked_for_again(program, discs, tmp_path, dialogs):
    click(opened(program, discs).train_button)
    go(program, 6)
    path = tmp_path / "a.nnviz"
    program.session.pause()
    program.session.save(path)
    go(program, 2)
    assert read_experiment(path).own.classes == ("large", "small")
    program.session.set_keeps_data(False)
    program.session.save(path)
    go(program, 2)
    assert read_experiment(path).own is None
    program.session.own._held.clear()
    dialogs.answers["question"] = QMessageBox.StandardButton.Open
    dialogs.answers["getExistingDirectory"] = str(discs)
    program.session.open_preset("digits-cnn")
    go(program, 2)
    program.session.open_file(path)
    own = program.window.own.pictures
    for watch in own.findChildren(type(own.watch)):
        while watch.is_running:
            watch._job.join()
            watch.look()
    go(program, 2)
    assert program.session.spec.data.kind == "own_pictures"
    assert program.session.last_built.data.classes == ("large", "small")


def test_the_button_of_the_image_lab_asks_for_a_folder(program, discs, dialogs):
    dialogs.answers["getExistingDirectory"] = str(discs)
    button = program.window.bench.own_data.open_button
    click(button)
    read_to_the_end(program.window.own.pictures)
    assert program.window.own.pictures.sheet.isVisible()
