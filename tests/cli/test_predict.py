"""``nnviz predict`` through main(): numbers, tables, pictures and text in, answers out."""

import json

import numpy as np
import pytest
from PySide6.QtGui import QImage

import nnviz
from nnviz.cli import main


@pytest.fixture(scope="module")
def iris(tmp_path_factory):
    experiment = nnviz.Experiment("iris")
    experiment.train(epochs=60)
    return str(experiment.save(tmp_path_factory.mktemp("iris") / "iris-run"))


def asked(capsys, *words):
    code = main(["predict", *words, "--json"])
    printed = capsys.readouterr()
    assert code == 0, printed.err
    return json.loads(printed.out)["predictions"]


def refused(capsys, *words):
    assert main(["predict", *words]) == 2
    lines = [line for line in capsys.readouterr().err.splitlines() if not line.startswith("nnviz: data:")]
    assert len(lines) == 1
    return lines[0]


def test_numbers_on_the_command_line_are_one_sample(capsys, iris):
    (answer,) = asked(capsys, iris, "5.1", "3.5", "1.4", "0.2")
    assert answer["prediction"] == "setosa"
    assert set(answer["probabilities"]) == {"setosa", "versicolor", "virginica"}
    assert sum(answer["probabilities"].values()) == pytest.approx(1, abs=1e-5)


def test_negative_numbers_are_no_options(capsys, tmp_path):
    experiment = nnviz.Experiment("circle")
    experiment.train(epochs=10)
    path = str(experiment.save(tmp_path / "circle"))
    near, far = asked(capsys, path, "-0.1", "0.2"), asked(capsys, path, "-4.5", "-2")
    assert near[0]["prediction"] != far[0]["prediction"]


def test_a_table_is_read_by_the_names_in_its_head(capsys, iris, tmp_path):
    path = tmp_path / "flowers.csv"
    labels = nnviz.open(iris)._run.build.dataset.input_labels
    rows = np.array([[5.1, 3.5, 1.4, 0.2], [6.7, 3.0, 5.2, 2.3]])
    turned = [labels[3], "name", labels[0], labels[1], labels[2]]
    lines = [f"{row[3]},flower,{row[0]},{row[1]},{row[2]}" for row in rows]
    path.write_text("\n".join([",".join(turned), *lines]), encoding="utf-8")
    plain = tmp_path / "plain.csv"
    np.savetxt(plain, rows, delimiter=",")
    assert asked(capsys, iris, str(path)) == asked(capsys, iris, str(plain))
    assert [row["prediction"] for row in asked(capsys, iris, str(plain))] == ["setosa", "virginica"]


def test_answers_in_words_are_one_line_each(capsys, iris, tmp_path):
    table = tmp_path / "rows.tsv"
    table.write_text("5.1\t3.5\t1.4\t0.2\n6.7\t3\t5.2\t2.3\n", encoding="utf-8")
    assert main(["predict", iris, str(table)]) == 0
    first, second = capsys.readouterr().out.splitlines()
    assert first.startswith("setosa  ")
    assert second.endswith("%")


def test_pictures_of_any_size_are_read_by_a_network_for_pictures(capsys, tmp_path):
    data = nnviz.Experiment("digits-cnn")._run.build.dataset
    paths, truths = [], []
    for number in range(4):
        ink = data.raw_test[number].reshape(28, 28)
        picture = np.kron(1 - ink, np.ones((5, 5))) * 255  # a large scan, black on white
        grey = np.ascontiguousarray(np.pad(picture, 40, constant_values=255).astype(np.uint8))
        image = QImage(grey.data, grey.shape[1], grey.shape[0], grey.shape[1], QImage.Format.Format_Grayscale8)
        path = tmp_path / f"{number}.png"
        assert image.save(str(path))
        paths.append(str(path))
        truths.append(data.classes[data.y_test[number]])
    assert [row["prediction"] for row in asked(capsys, "digits-cnn", *paths)] == truths


def test_a_picture_of_the_right_size_is_taken_as_it_lies(capsys, tmp_path):
    experiment = nnviz.Experiment("digits-cnn")
    data = experiment._run.build.dataset
    grey = np.ascontiguousarray((data.raw_test[0].reshape(28, 28) * 255).round().astype(np.uint8))
    path = tmp_path / "7.png"
    assert QImage(grey.data, 28, 28, 28, QImage.Format.Format_Grayscale8).save(str(path))
    (row,) = asked(capsys, "digits-cnn", str(path))
    assert row["outputs"] == pytest.approx(experiment.predict(data.raw_test[:1]).outputs[0].tolist(), abs=1e-4)


def test_text_is_read_by_a_network_for_text(capsys):
    text = "Shall I compare thee to a summer's day? Thou art more lovely and more temperate"
    (answer,) = asked(capsys, "char-lstm", text)
    assert len(answer["prediction"]) == 1
    assert "characters, got 3" in refused(capsys, "char-lstm", "abc")


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("1,2,3\n", "expected 4 numbers"),
        ("a,b,c,d\n1,2,3,x\n", "row 2 of bad.csv does not hold 4 numbers"),
        ("", "bad.csv has no rows"),
        ("\xff\x00", "bad.csv is no table of numbers"),
    ],
)
def test_tables_that_do_not_fit_are_told_in_one_line(capsys, iris, tmp_path, content, sentence):
    path = tmp_path / "bad.csv"
    path.write_bytes(content.encode("latin-1"))
    assert sentence in refused(capsys, iris, str(path))


def test_what_is_neither_number_nor_file_is_told_in_one_line(capsys, iris, tmp_path):
    assert "expected 4 numbers (" in refused(capsys, iris, "5.1", "3.5")
    assert "'gone.csv', which is neither a number nor a file" in refused(capsys, iris, "gone.csv")
    picture = tmp_path / "no.png"
    picture.write_bytes(b"not a picture")
    assert "does not look at pictures" in refused(capsys, iris, str(picture))
    assert "no.png is no picture" in refused(capsys, "digits-cnn", str(picture))
    assert "makes samples" in refused(capsys, "gan-ring", "1", "2")
