"""What each layer computes, in a line for the comments of scripts."""

from nnviz.engine.layers import LAYERS, Layer
from nnviz.export.words import plain, shape_words

FORMULAS = {
    "dense": "z = x weight + bias",
    "activation": "",
    "conv2d": "z[p] = sum_d x[stride p + d] kernel[d] + bias",
    "conv2d_transpose": "z[stride p + d] += x[p] kernel[d]; + bias",
    "max_pool2d": "y[p] = max_d x[stride p + d]",
    "avg_pool2d": "y[p] = mean_d x[stride p + d]",
    "global_avg_pool": "y[c] = mean of x[..., c]",
    "up_sample2d": "y[factor p + d] = x[p]",
    "flatten": "all numbers in one row",
    "reshape": "the same numbers in another shape",
    "dropout": "in use y = x",
    "batch_norm": "y = scale (x - mean) / sqrt(variance + eps) + shift",
    "layer_norm": "y = scale (x - mean x) / sqrt(var x + eps) + shift",
    "embedding": "y[t] = table[x[t]]",
    "simple_rnn": "h[t] = f(x[t] weights + h[t-1] recurrent + bias)",
    "lstm": "i, f, o, g = x[t] weights + h[t-1] recurrent + bias; c = f c + i g; h = o tanh c",
    "gru": "r, z gates; n = tanh(an + r (un + recurrent_bias)); h = n + z (h - n)",
}


def comment(layer: Layer) -> str:
    """ "hidden-1, Dense: z = x weight + bias, a = tanh(z); 2 -> 8" """
    words = [FORMULAS[layer.kind]]
    if layer.activation is not None:
        words.append(f"a = {layer.activation.key}(z)")
    shapes = f"{shape_words(layer.input_shape)} -> {shape_words(layer.shape)}"
    label = LAYERS.entry(layer.kind).label
    return f"{plain(layer.id)}, {label}: {', '.join(word for word in words if word)}; {shapes}"
