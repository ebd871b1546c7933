"""Images of others, as gzipped IDX files."""

import gzip
from pathlib import Path

import numpy as np
import zopfli.gzip
from sklearn.datasets import load_digits

CLOTHES = [
    "T-shirt/top",
    "Trouser",
    "Pullover",
    "Dress",
    "Coat",
    "Sandal",
    "Shirt",
    "Sneaker",
    "Bag",
    "Ankle boot",
]


def first_rows(source: Path, count: int) -> bytes:
    """The IDX file with its first `count` rows only, gzipped without name and time."""
    data = gzip.decompress(source.read_bytes())
    axes = data[3]
    header = 4 + 4 * axes
    shape = np.frombuffer(data[4:header], ">u4").copy()
    size = int(shape[1:].prod(dtype=np.int64))
    shape[0] = count
    return zopfli.gzip.compress(data[:4] + shape.tobytes() + data[header : header + count * size])


def fashion_mnist(folder: Path, source: Path) -> None:
    folder = folder / "fashion-mnist"
    folder.mkdir(parents=True, exist_ok=True)
    for part, count in (("train", 4000), ("t10k", 1000)):
        for kind in ("images-idx3", "labels-idx1"):
            name = f"{part}-{kind}-ubyte.gz"
            (folder / name).write_bytes(first_rows(source / name, count))
    (folder / "classes.txt").write_text("\n".join(CLOTHES) + "\n")


def idx(values: np.ndarray) -> bytes:
    header = bytes([0, 0, 8, values.ndim]) + np.array(values.shape, ">u4").tobytes()
    return zopfli.gzip.compress(header + values.astype("u1").tobytes())


def digits(folder: Path) -> None:
    """Their 16 shades of grey become 0 to 255, as those of other images."""
    folder = folder / "digits"
    folder.mkdir(parents=True, exist_ok=True)
    data = load_digits()
    (folder / "digits-images-idx3-ubyte.gz").write_bytes(idx(np.rint(data.images * 255 / 16)))
    (folder / "digits-labels-idx1-ubyte.gz").write_bytes(idx(data.target))
