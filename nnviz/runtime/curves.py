"""Learning curves: points at steps that only the run decides, kept in bounded memory without losing an extreme.

The first points are kept one by one. Later ones are gathered in buckets; of each bucket those rows stay where one of
the first two curves (the losses) has its minimum or maximum. When there are too many buckets, neighbours are joined.
"""

import numpy as np

from nnviz.runtime.messages import Curves

MOST_ROWS = 2_000
ROWS_PER_BUCKET = 4
SMALLEST_STRIDE, LARGEST_STRIDE = 10, 100
POINTS_BEFORE_WIDER_STRIDE = 1_000
MOST_WIDENING = 64
GUARDED_COLUMNS = 2


def next_point(step: int, steps_per_epoch: int, is_each_epoch: bool) -> int:
    """The step at which the next point is due after the one at ``step``.

    Dense at the start (1, 4, 16, ...), then about once an epoch, but every 10 to 100 steps; after many points up to
    64 times rarer, unless a stop rule needs a look at each epoch (``is_each_epoch``).
    """
    base = min(max(steps_per_epoch, SMALLEST_STRIDE), LARGEST_STRIDE)
    if step < base:
        return min(base, step * 4 if step else 1)
    widening = 1
    while widening < MOST_WIDENING and step >= 2 * widening * base * POINTS_BEFORE_WIDER_STRIDE:
        widening *= 2
    stride = min(widening * base, max(steps_per_epoch, base)) if is_each_epoch else widening * base
    return step - step % stride + stride


class CurveRecorder:
    """The curves of one run. Belongs to the trainer thread; ``curves()`` gives frozen copies."""

    def __init__(self, names: tuple[str, ...]) -> None:
        self.names = names
        self._rows = np.empty((MOST_ROWS + 2 * ROWS_PER_BUCKET, 2 + len(names)))
        self._count = 0
        self._starts: list[int] = []
        self._bucket_size = ROWS_PER_BUCKET
        self._in_bucket = 0
        self._shown: Curves | None = None

    def __len__(self) -> int:
        return self._count

    def add(self, step: int, epoch: float, scores: dict[str, float]) -> None:
        """Record a point. A second one for the same step replaces the first."""
        row = np.array([step, epoch, *(scores[name] for name in self.names)])
        self._shown = None
        if self._count and self._rows[self._count - 1, 0] == step:
            self._rows[self._count - 1] = row
            return
        if self._in_bucket == 0 and self._count + ROWS_PER_BUCKET >= MOST_ROWS:
            self._join_buckets()
        if self._in_bucket == 0:
            self._starts.append(self._count)
        self._rows[self._count] = row
        self._count += 1
        self._in_bucket = (self._in_bucket + 1) % self._bucket_size
        self._squeeze(self._starts[-1], keeps_last=self._in_bucket != 0)

    def curves(self) -> Curves:
        """All rows that are kept, the newest point among them. The same object until a point is added."""
        if self._shown is None:
            rows = self._rows[: self._count]
            self._shown = Curves(
                steps=_frozen(rows[:, 0].astype(np.int64)),
                epochs=_frozen(rows[:, 1].copy()),
                series={name: _frozen(rows[:, 2 + at].astype(np.float32)) for at, name in enumerate(self.names)},
            )
        return self._shown

    def cut_after(self, step: int) -> None:
        """Forget the points after ``step``: the run went back there."""
        count = self._count_until(step)
        if count < self._count:
            self._starts = [start for start in self._starts if start < count]
            self._count, self._in_bucket = count, 0
            self._shown = None

    def state(self, last_step: int) -> tuple[np.ndarray, np.ndarray, dict[str, object]]:
        """Rows, bucket starts and facts up to ``last_step``, for a file."""
        count = self._count_until(last_step)
        facts: dict[str, object] = {
            "names": list(self.names),
            "bucket_size": self._bucket_size,
            "in_bucket": self._in_bucket if count == self._count else 0,
        }
        starts = [start for start in self._starts if start < count]
        return self._rows[:count].copy(), np.array(starts, np.int64), facts

    def restore(self, rows: np.ndarray, starts: np.ndarray, facts: dict[str, object]) -> None:
        """Go on from what ``state`` gave. Raises ValueError when it does not fit."""
        size, inside = facts["bucket_size"], facts["in_bucket"]
        if (
            not isinstance(size, int)
            or not isinstance(inside, int)
            or not size >= ROWS_PER_BUCKET
            or not 0 <= inside < size
        ):
            raise ValueError("the saved curves have impossible buckets")
        if facts["names"] != list(self.names) or rows.ndim != 2 or rows.shape[1:] != self._rows.shape[1:]:
            raise ValueError("the saved curves do not fit the experiment")
        self._check_rows(rows, starts)
        self._count = len(rows)
        self._rows[: self._count] = rows
        self._starts = [int(start) for start in starts]
        self._bucket_size, self._in_bucket = size, inside
        self._shown = None

    def _count_until(self, step: int) -> int:
        return int(np.searchsorted(self._rows[: self._count, 0], step, side="right"))

    def _check_rows(self, rows: np.ndarray, starts: np.ndarray) -> None:
        edges = np.append(starts, len(rows))
        sizes = np.diff(edges)
        is_whole = starts.ndim == 1 and len(rows) <= MOST_ROWS and (len(rows) > 0) == (len(starts) > 0)
        if not is_whole or (len(starts) and (starts[0] != 0 or sizes.min() < 1 or sizes.max() > ROWS_PER_BUCKET + 2)):
            raise ValueError("the saved curves have impossible buckets")
        if (np.diff(rows[:, 0]) <= 0).any() or (len(rows) and abs(rows[:, 0]).max() > 2**53):
            raise ValueError("the saved curves have steps out of order")

    def _squeeze(self, start: int, keeps_last: bool) -> None:
        """Thin the bucket at the end to its extremes, and its newest row while it is open."""
        rows = self._rows[start : self._count]
        if len(rows) <= ROWS_PER_BUCKET:
            return
        kept = _extremes(rows, is_first=start == 0)
        if keeps_last:
            kept.add(len(rows) - 1)
        thinned = rows[sorted(kept)]
        self._count = start + len(thinned)
        self._rows[start : self._count] = thinned

    def _join_buckets(self) -> None:
        """Join neighbours two by two; an odd last one opens again and fills up to the new size."""
        edges = [*self._starts, self._count]
        rows = self._rows[: self._count].copy()
        self._in_bucket = self._bucket_size if len(self._starts) % 2 else 0
        self._bucket_size *= 2
        self._starts, self._count = [], 0
        for first in range(0, len(edges) - 1, 2):
            joined = rows[edges[first] : edges[min(first + 2, len(edges) - 1)]]
            self._starts.append(self._count)
            self._rows[self._count : self._count + len(joined)] = joined
            self._count += len(joined)
            self._squeeze(self._starts[-1], keeps_last=False)


def _extremes(rows: np.ndarray, is_first: bool) -> set[int]:
    """Row numbers at which one of the guarded curves is lowest or highest; the start of the run stays, too."""
    guarded = rows[:, 2 : 2 + GUARDED_COLUMNS]
    extremes = {int(row) for row in (*guarded.argmin(axis=0), *guarded.argmax(axis=0))}
    return extremes | {0} if is_first else extremes


def _frozen(array: np.ndarray) -> np.ndarray:
    array.flags.writeable = False
    return array
