"""Beside Playground: its own code under node, or the reason why not."""

import shutil
import subprocess
import sys

import pytest

from tests.benchmarks import playground

STAND_IN = """
export const Activations = { TANH: {} };
export const Errors = { SQUARE: { error: () => 0 } };
export const buildNetwork = () => [];
export const forwardProp = () => 0;
export const backProp = () => {};
export const updateWeights = () => {};
export const forEachNode = () => {};
"""


def test_without_playgrounds_code_it_says_what_to_do(capsys, monkeypatch, tmp_path):
    monkeypatch.setattr(sys, "argv", ["playground", str(tmp_path / "nn.ts")])
    monkeypatch.setattr(shutil, "which", lambda program: f"/bin/{program}")
    playground.main()
    assert capsys.readouterr().out == (
        f"not measured: no file {tmp_path / 'nn.ts'}; clone github.com/tensorflow/playground\n"
    )


def test_without_node_it_says_so(monkeypatch, tmp_path):
    monkeypatch.setattr(shutil, "which", lambda program: None)
    assert playground.why_not(tmp_path) == "node and npx not found; install Node.js"


@pytest.mark.skipif(shutil.which("node") is None, reason="node is not installed")
@pytest.mark.parametrize("key", playground.KEYS)
def test_the_driver_answers_orders_with_microseconds(tmp_path, key):
    code = tmp_path / "nn.mjs"
    code.write_text(STAND_IN)
    command = ["node", str(playground.DRIVER), str(code)]
    node = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    with node:
        assert 0 < playground.theirs(node, key, 0.01) < 1e6
        node.stdin.close()
    assert node.returncode == 0
