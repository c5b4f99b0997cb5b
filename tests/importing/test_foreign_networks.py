"""Networks that PyTorch exported itself, and graphs as other programs write them."""

import warnings

import numpy as np
import pytest

from nnviz.importing import ImportProblem, live_network, read_onnx
from tests.export.support import TOLERANCE, relative_error

onnx = pytest.importorskip("onnx")
torch = pytest.importorskip("torch")
from torch import nn  # noqa: E402  # only where PyTorch is at hand


class LastStep(nn.Module):
    """A recurrent layer whose last step is answered from."""

    def __init__(self, kind, features, **settings):
        super().__init__()
        self.memory = kind(features, 6, batch_first=True, **settings)
        self.answer = nn.Linear(6, 2)

    def forward(self, x):
        states, _ = self.memory(x)
        return self.answer(states[:, -1])


class Decoder(nn.Module):
    """A row painted as a picture."""

    def __init__(self):
        super().__init__()
        self.row = nn.Linear(5, 8 * 3 * 4)
        self.grow = nn.ConvTranspose2d(8, 4, 4, stride=2, padding=1)
        self.paint = nn.Conv2d(4, 1, 3, padding=1)

    def forward(self, code):
        picture = torch.relu(self.row(code)).view(-1, 8, 3, 4)
        return torch.sigmoid(self.paint(torch.relu(self.grow(picture))))


class Rows(nn.Module):
    """A picture read row by row."""

    def __init__(self):
        super().__init__()
        self.read = LastStep(nn.LSTM, 6)

    def forward(self, x):
        return torch.softmax(self.read(x.view(x.size(0), 7, 6)), dim=1)


class Words(nn.Module):
    def __init__(self):
        super().__init__()
        self.table = nn.Embedding(9, 4)
        self.read = LastStep(nn.GRU, 4)

    def forward(self, x):
        return self.read(self.table(x))


CNN = nn.Sequential(
    nn.Conv2d(2, 4, 3, padding=1), nn.BatchNorm2d(4), nn.ReLU(), nn.MaxPool2d(2),
    nn.Conv2d(4, 5, 3, bias=False), nn.LeakyReLU(0.01), nn.Dropout(0.3), nn.Flatten(),
    nn.Linear(5 * 2 * 1, 6), nn.SiLU(), nn.BatchNorm1d(6), nn.Linear(6, 3), nn.Softmax(dim=1),
)  # fmt: skip
NETWORKS = {
    "rows": (nn.Sequential(nn.Linear(4, 8), nn.Tanh(), nn.Linear(8, 5, bias=False), nn.ELU(), nn.Linear(5, 1)), (4,)),
    "normalised": (nn.Sequential(nn.Linear(4, 8), nn.LayerNorm(8), nn.Softplus(), nn.Linear(8, 2)), (4,)),
    "pictures": (CNN, (2, 8, 6)),
    "flattened pictures": (nn.Sequential(nn.Flatten(), nn.Linear(3 * 5 * 4, 3)), (3, 5, 4)),
    "flattened and normalised": (
        nn.Sequential(nn.Flatten(), nn.BatchNorm1d(24), nn.ReLU(), nn.Linear(24, 3)),
        (3, 2, 4),
    ),
    "mean of maps": (
        nn.Sequential(nn.Conv2d(1, 4, 3), nn.ReLU(), nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(4, 2)),
        (1, 6, 5),
    ),
    "enlarged": (nn.Sequential(nn.Upsample(scale_factor=2), nn.Conv2d(2, 3, 3), nn.AvgPool2d(2)), (2, 4, 5)),
    "rim of zeros": (nn.Sequential(nn.ZeroPad2d(1), nn.Conv2d(2, 3, 3), nn.Sigmoid()), (2, 4, 5)),
    "lstm": (LastStep(nn.LSTM, 3), (7, 3)),
    "gru": (LastStep(nn.GRU, 3), (7, 3)),
    "rnn": (LastStep(nn.RNN, 3, nonlinearity="relu"), (7, 3)),
    "picture row by row": (Rows(), (1, 7, 6)),
    "decoder": (Decoder(), (5,)),
}


def stirred(module):
    """The module with drawn biases and running figures, ready for use."""
    torch.manual_seed(0)
    with torch.no_grad():
        for name, tensor in module.state_dict().items():
            if tensor.is_floating_point():
                noise = torch.rand_like(tensor)
                tensor.copy_(noise + 0.5 if name.endswith("running_var") else tensor + 0.2 * (noise - 0.5))
    return module.eval()


def exported(module, x, path, *, is_open):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        axes = {"dynamic_axes": {"x": {0: "batch"}}} if is_open else {}
        torch.onnx.export(module, (x,), str(path), dynamo=False, input_names=["x"], **axes)
    return path


def ours(x: np.ndarray) -> np.ndarray:
    """Channels last."""
    return np.ascontiguousarray(x.transpose(0, 2, 3, 1)) if x.ndim == 4 else x


@pytest.mark.parametrize("is_open", [True, False], ids=["open batch", "fixed batch"])
@pytest.mark.parametrize("name", NETWORKS)
def test_a_network_of_pytorch_answers_alike_here(name, is_open, tmp_path):
    module, shape = NETWORKS[name]
    module = stirred(module)
    x = torch.randn(5, *shape)
    path = exported(module, x if is_open else x[:1], tmp_path / "net.onnx", is_open=is_open)
    network = live_network(read_onnx(path))
    expected = ours(module(x).detach().numpy())
    assert relative_error(network.forward(ours(x.numpy())), expected) <= TOLERANCE


def test_symbols_go_through_the_table(tmp_path):
    module = stirred(Words())
    x = torch.randint(0, 9, (5, 6))
    network = live_network(read_onnx(exported(module, x, tmp_path / "net.onnx", is_open=True)))
    assert [layer.kind for layer in network.layers] == ["embedding", "gru", "dense"]
    assert relative_error(network.forward(x.numpy().astype(np.float32)), module(x).detach().numpy()) <= TOLERANCE


def test_layers_keep_the_names_of_their_weights(tmp_path):
    imported = read_onnx(exported(stirred(Decoder()), torch.zeros(1, 5), tmp_path / "net.onnx", is_open=True))
    assert [layer.id for layer in imported.layers] == ["row", "reshape-1", "grow", "paint"]
    assert [layer.settings.get("activation") for layer in imported.layers] == ["relu", None, "relu", "sigmoid"]


class Residual(nn.Module):
    def __init__(self):
        super().__init__()
        self.inner = nn.Linear(4, 4)

    def forward(self, x):
        return x + torch.sin(self.inner(x))


@pytest.mark.parametrize(
    ("module", "shape", "sentence"),
    [
        (Residual(), (4,), r"These operators cannot be imported: Sin\. Supported are: Add, AveragePool"),
        (nn.Sequential(nn.Conv2d(1, 2, 3, stride=2, padding=1)), (1, 8, 8), r"Conv has the padding \(1, 1, 1, 1\)"),
        (nn.Sequential(nn.Conv2d(2, 2, 3, groups=2)), (2, 8, 8), "Conv is grouped or not square"),
        (nn.Sequential(nn.Conv2d(1, 2, (3, 1))), (1, 8, 8), "grouped or not square"),
        (nn.Sequential(nn.Conv2d(1, 2, 3, dilation=2)), (1, 8, 8), "is dilated"),
        (LastStep(nn.LSTM, 3, num_layers=2), (5, 3), None),
        (nn.Sequential(nn.LeakyReLU(0.2)), (4,), "here it is 0.01"),
        (nn.Sequential(nn.Linear(3, 2)), (5, 3), "each step or place apart"),
        (nn.Sequential(nn.ReLU6()), (4,), "Clip cuts values off"),
    ],
)
def test_what_cannot_be_imported_is_named(module, shape, sentence, tmp_path):
    path = exported(module.eval(), torch.zeros(1, *shape), tmp_path / "net.onnx", is_open=True)
    if sentence is None:
        assert [layer.kind for layer in read_onnx(path).layers] == ["lstm", "lstm", "dense"]
        return
    with pytest.raises(ImportProblem, match=sentence):
        read_onnx(path)
