"""MP4 (H.264) through PyAV, an extra: the codecs are large, and who makes GIFs alone does not need them."""

from collections.abc import Iterator
from typing import Any, BinaryIO

import numpy as np

from nnviz.storage.films.base import FilmLook, Frame, missing
from nnviz.storage.problem import FileProblem

CODEC = "libx264"
QUALITY = {"crf": "20", "preset": "veryfast"}


def write_mp4(file: BinaryIO, frames: Iterator[Frame], look: FilmLook) -> None:
    """A film for slides and pages. Raises FileProblem when PyAV is not there."""
    try:
        import av  # only where a film is made; an extra
    except ImportError as error:
        raise FileProblem(missing("mp4")) from error
    container: Any = av.open(file, "w", format="mp4")  # Any: the extra may be absent, and its streams are of any kind
    stream: Any = None
    last: Frame | None = None
    with container:
        for frame in frames:
            even = _even(frame)
            if stream is None:
                stream = container.add_stream(CODEC, rate=look.frames_per_second, options=QUALITY)
                stream.height, stream.width, stream.pix_fmt = *even.shape[:2], "yuv420p"
            container.mux(stream.encode(av.VideoFrame.from_ndarray(even, format="rgb24")))
            last = even
        if stream is not None and last is not None:
            for _ in range(round(look.hold_s * look.frames_per_second)):
                container.mux(stream.encode(av.VideoFrame.from_ndarray(last, format="rgb24")))
            container.mux(stream.encode())


def _even(frame: Frame) -> Frame:
    """The codec halves the colours of both directions: sizes must be even."""
    height, width = (length - length % 2 for length in frame.shape[:2])
    return np.ascontiguousarray(frame[:height, :width])
