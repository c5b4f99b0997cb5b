"""Pictures and films of views: cards, menus, files and the clipboard, in the real window."""

import sys
import xml.etree.ElementTree as ElementTree

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QContextMenuEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from nnviz.ui import theme
from nnviz.ui.pictures.names import view_key, view_name, visible_views
from nnviz.ui.pictures.render import MARGIN, Look, file_of, image_of, picture_size
from nnviz.ui.preferences import application
from tests.ui.conftest import go
from tests.ui.hands import click

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def choose_file(monkeypatch):
    """choose_file(path, filter) -> from now on the file dialog answers this; the list of its captions."""
    asked = []

    def choose(path, chosen=""):
        def answer(parent, caption, start, filters):
            asked.append((caption, start, filters))
            return str(path), chosen or filters.split(";;")[0]

        monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
        return asked

    return choose


@pytest.fixture
def open_lab(make_program, qtbot):
    """open_lab(preset) -> the running program after an epoch."""
    opened = []

    def open_preset(key):
        whole = make_program(key)
        opened.append(whole)
        whole.window.activateWindow()
        qtbot.waitUntil(whole.window.isActiveWindow)
        whole.window.bench.curves.prepare()
        whole.session.step()
        go(whole)
        return whole

    yield open_preset
    for whole in opened:
        whole.window.pictures.recorder.discard()
        whole.window.pictures.close()


def open_card(whole, key, modifiers=Qt.KeyboardModifier.ControlModifier):
    QTest.keyClick(whole.window, key, modifiers)
    go(whole)


def menu_on(whole, view):
    """The menu that a right click on a view opens."""
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, QPoint(5, 5), view.mapToGlobal(QPoint(5, 5)))
    QApplication.sendEvent(view, event)
    menu = QApplication.activePopupWidget()
    return {action.text(): action for action in menu.actions()}, menu


# ---------------------------------------------------------------------- painting


def test_every_view_in_sight_has_a_key_and_words(open_lab):
    views = visible_views(open_lab("spiral").window.bench.views)
    assert [(view_key(view), view_name(view)) for view in views] == [
        ("graph", "Network graph"),
        ("plot", "Output"),
        ("curves", "Learning curves"),
    ]


@pytest.mark.parametrize("scale", [1, 2, 4])
def test_a_png_is_as_fine_as_asked_and_shows_the_view(open_lab, scale):
    graph = open_lab("spiral").window.bench.graph
    image = QImage.fromData(file_of(graph, Look(scale), "png"))
    assert image.size() == picture_size(graph, Look()) * scale
    shown = graph.canvas.grab().toImage()
    place = graph.canvas.mapTo(graph, QPoint()) + QPoint(MARGIN, MARGIN)
    centre = graph.canvas.geometry_now.centre[6].astype(int)
    got, wanted = image.pixelColor((place + QPoint(*centre)) * scale), shown.pixelColor(QPoint(*centre))
    assert max(abs(a - b) for a, b in zip(got.getRgb(), wanted.getRgb(), strict=True)) < 12


def test_an_svg_of_the_graph_has_lines_and_letters(open_lab):
    graph = open_lab("spiral").window.bench.graph
    root = ElementTree.fromstring(file_of(graph, Look(title="A spiral", caption="step 12"), "svg"))
    texts = {(node.text or "").strip() for node in root.iter(f"{SVG}text")}
    assert {"A spiral", "step 12", "8", "6", "tanh"} <= texts
    assert root.find(f"{SVG}title").text == "A spiral"
    lines = sum(1 for tag in ("polyline", "path") for _ in root.iter(f"{SVG}{tag}"))
    assert lines > len(graph.canvas.arrangement.links)
    assert sum(1 for _ in root.iter(f"{SVG}image")) == len(graph.canvas.arrangement)


def test_an_svg_of_the_plot_has_its_points_as_circles(open_lab):
    plot = open_lab("spiral").window.bench.plot
    root = ElementTree.fromstring(file_of(plot, Look(), "svg"))
    rounds = sum(1 for tag in ("circle", "ellipse", "path") for _ in root.iter(f"{SVG}{tag}"))
    assert rounds > 100


def test_curves_in_a_pdf_are_no_picture(open_lab):
    curves = open_lab("spiral").window.bench.curves
    content = file_of(curves, Look(title="Learning"), "pdf")
    assert content.startswith(b"%PDF")
    assert b"/Subtype /Image" not in content


def test_what_is_operated_is_left_out_of_views_but_not_of_the_window(open_lab):
    whole = open_lab("spiral")
    curves = whole.window.bench.curves
    texts = [
        {(node.text or "").strip() for node in ElementTree.fromstring(file_of(view, Look(), "svg")).iter(f"{SVG}text")}
        for view in (curves, whole.window.centralWidget())
    ]
    assert "log" not in texts[0]
    assert "Smoothing" not in texts[0]
    assert "log" in texts[1]


def test_print_is_light_and_the_window_stays_dark(open_lab):
    whole = open_lab("spiral")
    app = application()
    theme.apply_theme(app, "dark")
    go(whole)
    graph = whole.window.bench.graph
    dark, light = (image_of(graph, Look(is_light=is_light)).pixelColor(3, 3).lightness() for is_light in (False, True))
    assert dark < 60
    assert light > 200
    assert theme.colors().mode == "dark"
    assert graph.canvas.grab().toImage().pixelColor(3, 3).lightness() < 60


def test_a_picture_leaves_no_trace_on_the_screen(open_lab):
    canvas = open_lab("spiral").window.bench.graph.canvas
    before = canvas.grab().toImage()
    image_of(canvas.parentWidget(), Look(4))
    assert canvas.grab().toImage() == before


# ---------------------------------------------------------------------- the card of pictures


def test_the_card_saves_the_chosen_view_in_the_chosen_form(open_lab, choose_file, tmp_path):
    whole = open_lab("spiral")
    open_card(whole, Qt.Key.Key_P)
    panel = whole.window.pictures.picture_panel
    assert panel.isVisible()
    assert [panel.choice.combo.itemData(row) for row in range(panel.choice.combo.count())] == [
        "graph",
        "plot",
        "curves",
        "window",
    ]
    panel.choice.combo.setCurrentIndex(1)
    panel.choice.combo.activated.emit(1)
    click(panel.format.button("svg"))
    assert not panel.scale.isEnabled()
    QTest.keyClicks(panel.title, "My spiral")
    asked = choose_file(tmp_path / "spiral", "SVG (*.svg)")
    click(panel.save)
    root = ElementTree.parse(tmp_path / "spiral.svg").getroot()
    texts = {(node.text or "").strip() for node in root.iter(f"{SVG}text")}
    assert {"My spiral", "Output"} <= texts
    assert any(text.startswith("Spiral · step 1 · loss ") for text in texts)
    assert asked[0][1].endswith("Spiral plot.svg")
    assert "spiral.svg" in whole.window.overlays.toast.text()


def test_the_preview_follows_the_choices(open_lab):
    whole = open_lab("spiral")
    open_card(whole, Qt.Key.Key_P)
    panel = whole.window.pictures.picture_panel
    first = panel.preview.image
    click(panel.has_caption)
    assert panel.preview.image != first
    panel.choice.combo.setCurrentIndex(2)
    panel.choice.combo.activated.emit(2)
    assert panel.preview.image.size() != first.size()


def test_the_card_fits_a_small_window(open_lab):
    whole = open_lab("spiral")
    whole.window.resize(940, 520)
    go(whole)
    open_card(whole, Qt.Key.Key_P)
    assert whole.window.rect().contains(whole.window.picture_cards.picture.geometry())
    panel = whole.window.pictures.picture_panel
    assert panel.preview.geometry().bottom() < panel.format.geometry().top()
    assert panel.format.height() >= panel.format.sizeHint().height()


def test_copy_puts_the_picture_on_the_clipboard(open_lab):
    whole = open_lab("spiral")
    open_card(whole, Qt.Key.Key_P)
    panel = whole.window.pictures.picture_panel
    click(panel.has_caption)
    click(panel.copy)
    image = QApplication.clipboard().image()
    assert image.size() == picture_size(whole.window.bench.graph, Look()) * 2


def test_a_picture_that_cannot_be_written_is_told(open_lab, choose_file, tmp_path, dialogs):
    whole = open_lab("spiral")
    said = []
    whole.window.pictures.failed.connect(said.append)
    (tmp_path / "file").write_text("no folder")
    choose_file(tmp_path / "file" / "picture.png")
    menu_on(whole, whole.window.bench.graph)[0]["Save picture…"].trigger()
    assert "could not be written" in said[0]


def test_a_cancelled_dialog_writes_nothing(open_lab, tmp_path):
    whole = open_lab("spiral")
    saved = []
    whole.window.pictures.saved.connect(saved.append)
    menu_on(whole, whole.window.bench.graph)[0]["Save picture…"].trigger()
    assert saved == []


# ---------------------------------------------------------------------- menus on views


def test_a_right_click_on_any_view_copies_and_saves_it(open_lab, choose_file, tmp_path):
    whole = open_lab("spiral")
    for view in visible_views(whole.window.bench.views):
        actions, menu = menu_on(whole, view)
        actions["Copy picture"].trigger()
        assert QApplication.clipboard().image().size() == picture_size(view, Look()) * 2
        choose_file(tmp_path / f"{view_key(view)}.pdf", "PDF (*.pdf)")
        actions["Save picture…"].trigger()
        assert (tmp_path / f"{view_key(view)}.pdf").read_bytes().startswith(b"%PDF")
        menu.close()


def test_the_menu_opens_the_card_on_its_view(open_lab):
    whole = open_lab("spiral")
    actions, menu = menu_on(whole, whole.window.bench.curves)
    actions["Picture with more choices…"].trigger()
    menu.close()
    assert whole.window.pictures.picture_panel.chosen() is whole.window.bench.curves


def test_a_view_on_a_card_can_be_saved_too(open_lab, choose_file, tmp_path):
    whole = open_lab("iris")
    open_card(whole, Qt.Key.Key_M)
    actions, menu = menu_on(whole, whole.window.overlays.summary_view)
    assert not actions["Record training…"].isEnabled()
    choose_file(tmp_path / "summary.svg")
    actions["Save picture…"].trigger()
    menu.close()
    texts = [node.text for node in ElementTree.parse(tmp_path / "summary.svg").iter(f"{SVG}text")]
    assert "Total" in map(str.strip, texts)


# ---------------------------------------------------------------------- films


def record(whole, choose_file, path, qtbot, rounds=6):
    """Start a recording on its card, train ``rounds`` pictures, stop it by the sign in the status bar."""
    open_card(whole, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    choose_file(path)
    click(whole.window.pictures.film_panel.start)
    for _ in range(rounds):
        whole.session.step()
        go(whole, 2)
    click(whole.window.status_bar._recording)
    qtbot.waitUntil(lambda: not whole.window.pictures.recorder.is_busy)


def test_training_becomes_a_gif_with_a_caption(open_lab, choose_file, tmp_path, qtbot):
    image_module = pytest.importorskip("PIL.Image")
    whole = open_lab("spiral")
    ended = []
    whole.window.pictures.recorder.ended.connect(lambda path, frames: ended.append((path.name, frames)))
    record(whole, choose_file, tmp_path / "film.gif", qtbot)
    assert ended == [("film.gif", 6)]
    with image_module.open(tmp_path / "film.gif") as film:
        assert film.n_frames == 6
        assert film.width == 720
        first = np.asarray(film.convert("RGB")).astype(int)
        film.seek(5)
        last = np.asarray(film.convert("RGB")).astype(int)
    assert np.abs(first - last).max() > 40
    assert np.abs(first - last)[-30:].max() > 40  # the step in the caption
    assert "film.gif" in whole.window.overlays.toast.text()
    assert whole.window.status_bar._recording.isHidden()


def test_training_becomes_an_mp4(open_lab, choose_file, tmp_path, qtbot):
    av = pytest.importorskip("av")
    whole = open_lab("spiral")
    QTest.mouseClick(whole.window.pictures.film_panel.format.button("mp4"), Qt.MouseButton.LeftButton)  # not open yet
    whole.window.pictures.film_panel.width_choice.set_value("480")
    record(whole, choose_file, tmp_path / "film.mp4", qtbot)
    with av.open(str(tmp_path / "film.mp4")) as container:
        assert container.streams.video[0].width == 480
        assert sum(1 for _ in container.decode(video=0)) >= 6


def test_one_frame_for_so_many_steps(open_lab, choose_file, tmp_path, qtbot):
    pytest.importorskip("PIL")
    whole = open_lab("spiral")
    whole.window.pictures.film_panel.every.set_value("10")
    ended = []
    whole.window.pictures.recorder.ended.connect(lambda _path, frames: ended.append(frames))
    record(whole, choose_file, tmp_path / "film.gif", qtbot, rounds=21)
    assert ended == [3]


def test_a_recording_stops_by_itself_at_its_length(open_lab, choose_file, tmp_path, qtbot):
    pytest.importorskip("PIL")
    whole = open_lab("spiral")
    whole.window.pictures.recorder.start(
        whole.window.bench.plot,
        tmp_path / "film.gif",
        whole.window.pictures.film_panel.order().__class__(most_seconds=0),
    )
    whole.session.step()
    go(whole, 2)
    assert not whole.window.pictures.recorder.is_recording
    qtbot.waitUntil(lambda: not whole.window.pictures.recorder.is_busy)
    assert (tmp_path / "film.gif").exists()


def test_a_film_that_cannot_be_made_is_told_before_a_file_is_asked_for(open_lab, choose_file, monkeypatch, tmp_path):
    monkeypatch.setitem(sys.modules, "PIL", None)
    whole = open_lab("spiral")
    said = []
    whole.window.pictures.failed.connect(said.append)
    open_card(whole, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    asked = choose_file(tmp_path / "film.gif")
    click(whole.window.pictures.film_panel.start)
    assert "pip install 'nnviz-desktop[video]'" in said[0]
    assert (asked, whole.window.pictures.recorder.is_busy) == ([], False)


def test_the_right_button_on_the_pad_erases_and_opens_no_menu(open_lab):
    whole = open_lab("digits-mlp")
    pad = whole.window.bench.draw.pad
    place = pad.mapTo(whole.window, pad.rect().center())
    QTest.mouseClick(whole.window.windowHandle(), Qt.MouseButton.RightButton, pos=place)
    QApplication.processEvents()
    assert QApplication.activePopupWidget() is None
    canvas = whole.window.bench.graph.canvas
    QTest.mouseClick(
        whole.window.windowHandle(), Qt.MouseButton.RightButton, pos=canvas.mapTo(whole.window, QPoint(9, 9))
    )
    QApplication.processEvents()
    menu = QApplication.activePopupWidget()
    assert "Copy picture" in [action.text() for action in menu.actions()]
    menu.close()


def test_a_discarded_recording_leaves_nothing(open_lab, choose_file, tmp_path, qtbot):
    whole = open_lab("spiral")
    open_card(whole, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    choose_file(tmp_path / "film.gif")
    panel = whole.window.pictures.film_panel
    click(panel.start)
    assert not panel.choice.isEnabled()
    whole.session.step()
    go(whole, 2)
    click(panel.discard)
    qtbot.waitUntil(lambda: not whole.window.pictures.recorder.is_busy)
    assert list(tmp_path.iterdir()) == []
    assert panel.start.isVisible()


def test_a_view_that_changes_its_size_keeps_the_size_of_the_film(open_lab, tmp_path):
    whole = open_lab("spiral")
    recorder = whole.window.pictures.recorder
    first = recorder.frame_of(whole.window.bench.graph, "a")
    whole.window.resize(1600, 720)
    go(whole)
    recorder._size = QSize(first.shape[1], first.shape[0])
    assert recorder.frame_of(whole.window.bench.graph, "a").shape == first.shape


def test_closing_the_window_keeps_what_was_recorded(open_lab, choose_file, tmp_path):
    pytest.importorskip("PIL")
    whole = open_lab("spiral")
    open_card(whole, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    choose_file(tmp_path / "film.gif")
    click(whole.window.pictures.film_panel.start)
    whole.session.step()
    go(whole, 2)
    whole.window.close()
    assert (tmp_path / "film.gif").read_bytes().startswith(b"GIF89a")
