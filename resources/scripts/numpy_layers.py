"""The layers and activations that NNViz writes into NumPy scripts. Arrays are (batch, ...), channels last."""

import numpy as np


def sigmoid(z):
    """1 / (1 + exp(-z)), which cannot overflow in this form."""
    return 0.5 * np.tanh(0.5 * z) + 0.5


def relu(z):
    """max(0, z)"""
    return np.maximum(z, 0)


def leaky_relu(z):
    """z where it is positive, else 0.01 z."""
    return np.maximum(z, 0.01 * z)


def elu(z):
    """z where it is positive, else exp(z) - 1."""
    return np.maximum(z, 0) + np.expm1(np.minimum(z, 0))


def gelu(z):
    """z (1 + tanh(c (z + 0.044715 z^3))) / 2 with c = sqrt(2 / pi)."""
    c = np.float32((2 / np.pi) ** 0.5)
    return z * (0.5 * np.tanh(c * (z + 0.044715 * z * z * z)) + 0.5)


def silu(z):
    """z sigmoid(z)"""
    return z * sigmoid(z)


def softplus(z):
    """log(1 + exp(z))"""
    return np.logaddexp(z, np.zeros_like(z))


def softmax(z):
    """exp(z_i) / sum_j exp(z_j) over the features."""
    e = np.exp(z - z.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)


def dense(x, weight, bias):
    """x (batch, n_in), weight (n_in, units)"""
    return x @ weight + bias


def windows(x, size, stride):
    """Every window of a picture (batch, rows, columns, channels), as (batch, r, c, channels, size, size)."""
    return np.lib.stride_tricks.sliding_window_view(x, (size, size), axis=(1, 2))[:, ::stride, ::stride]


def conv2d(x, kernel, bias, stride, rim):
    """kernel (size, size, channels, filters); rim: the zeros ((above, below), (left, right)) around the picture."""
    x = np.pad(x, ((0, 0), *rim, (0, 0)))
    return np.tensordot(windows(x, len(kernel), stride), kernel, axes=((4, 5, 3), (0, 1, 2))) + bias


def conv2d_transpose(x, kernel, bias, stride, corner, shape):
    """Each pixel paints a patch; of the whole picture a part of (rows, columns) = shape is kept from corner on."""
    size, (rows, columns) = len(kernel), x.shape[1:3]
    patches = np.tensordot(x, kernel, axes=(3, 2))  # (batch, rows, columns, size, size, filters)
    grow = max(size, stride)
    height, width = (rows - 1) * stride + grow, (columns - 1) * stride + grow
    picture = np.zeros((len(x), height, width, kernel.shape[3]), x.dtype)
    for i in range(size):
        for j in range(size):
            below, right = i + (rows - 1) * stride + 1, j + (columns - 1) * stride + 1
            picture[:, i:below:stride, j:right:stride] += patches[:, :, :, i, j]
    top, left = corner
    return picture[:, top : top + shape[0], left : left + shape[1]] + bias


def max_pool2d(x, size, stride):
    """The largest number of each window."""
    return windows(x, size, stride).max(axis=(4, 5))


def avg_pool2d(x, size, stride):
    """The mean of each window."""
    return windows(x, size, stride).mean(axis=(4, 5))


def up_sample2d(x, factor):
    """Every pixel, repeated."""
    return x.repeat(factor, axis=1).repeat(factor, axis=2)


def batch_norm(x, scale, shift, mean, variance):
    """Each feature by its running mean and variance, then scaled and shifted."""
    return (x - mean) / np.sqrt(variance + np.float32(1e-5)) * scale + shift


def layer_norm(x, scale, shift):
    """The features of each sample (and place) brought to mean 0 and deviation 1, then scaled and shifted."""
    mean, variance = x.mean(axis=-1, keepdims=True), x.var(axis=-1, keepdims=True)
    return (x - mean) / np.sqrt(variance + np.float32(1e-5)) * scale + shift


def embedding(x, table):
    """The vector of each symbol; numbers outside the table count as its first or last symbol."""
    return table[np.clip(x.astype(np.int64), 0, len(table) - 1)]


def simple_rnn(x, weights, recurrent, bias, activation):
    """h[t] = f(x[t] weights + h[t-1] recurrent + bias); all h (batch, time, units)."""
    h, states = np.zeros((len(x), len(recurrent)), x.dtype), []
    for t in range(x.shape[1]):
        h = activation(x[:, t] @ weights + h @ recurrent + bias)
        states.append(h)
    return np.stack(states, axis=1)


def lstm(x, weights, recurrent, bias):
    """[i, f, o, g] = x[t] weights + h[t-1] recurrent + bias; c = f c + i g; h = o tanh c; all h."""
    h = c = np.zeros((len(x), len(recurrent)), x.dtype)
    states = []
    for t in range(x.shape[1]):
        i, f, o, g = np.split(x[:, t] @ weights + h @ recurrent + bias, 4, axis=1)
        c = sigmoid(f) * c + sigmoid(i) * np.tanh(g)
        h = sigmoid(o) * np.tanh(c)
        states.append(h)
    return np.stack(states, axis=1)


def gru(x, weights, recurrent, bias, recurrent_bias):
    """r, z by sigmoids; n = tanh(an + r (un + recurrent_bias)); h = n + z (h - n); all h."""
    h, states = np.zeros((len(x), len(recurrent)), x.dtype), []
    for t in range(x.shape[1]):
        ar, az, an = np.split(x[:, t] @ weights + bias, 3, axis=1)
        ur, uz, un = np.split(h @ recurrent, 3, axis=1)
        z = sigmoid(az + uz)
        n = np.tanh(an + sigmoid(ar + ur) * (un + recurrent_bias))
        h = n + z * (h - n)
        states.append(h)
    return np.stack(states, axis=1)
