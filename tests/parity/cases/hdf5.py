"""HDF5 files that h5py wrote, each beside what h5py reads from it, for the package's own reader (tests/package/formats/hdf5)."""

import base64
import gzip
import json
import pathlib
import random
import tempfile

import h5py
import numpy as np

from .golden import FOLDER

TARGET = FOLDER / "hdf5"


def _values(value, dtype):
    """Numbers as base64 of doubles, texts as a list; of the type that the reader names."""
    kind = h5py.check_string_dtype(dtype)
    flat = np.asarray(value).ravel()
    if kind is not None:
        texts = [item.decode("utf8") if isinstance(item, bytes) else item for item in flat.tolist()]
        return {"type": "string" if kind.length is None else "bytes", "texts": texts}
    if dtype.kind == "S":
        return {"type": "bytes", "texts": [item.decode("utf8") for item in flat.tolist()]}
    return {"type": dtype.name, "f64": base64.b64encode(flat.astype("<f8").tobytes()).decode("ascii")}


def _attributes(node):
    result = {}
    for name in node.attrs:
        value = node.attrs[name]
        if isinstance(value, h5py.Empty):
            continue
        kind = node.attrs.get_id(name)
        shape = list(kind.shape)
        if kind.dtype.subdtype:
            shape += list(kind.dtype.subdtype[1])
        result[name] = {"shape": shape, **_values(value, kind.dtype.base)}
    return result


def _describe(node):
    if isinstance(node, h5py.Group):
        members = {name: _describe(child) for name, child in node.items()}
        return {"attributes": _attributes(node), "members": members}
    array = {"attributes": _attributes(node), "shape": list(node.shape or ([0] if node.shape is None else []))}
    if node.shape is not None:
        array.update(_values(node[()], node.dtype))
    return array


def _save(name, fill, **options):
    def describe(path):
        with h5py.File(path, "r") as file:
            return json.dumps(_describe(file), sort_keys=True) + "\n"

    _pack(f"{name}.json", _write(name, fill, options, describe).encode("utf8"))


def _pack(name, content):
    """Packed, because HDF5 leaves much room; at no time of day, so that a second run writes the same."""
    (TARGET / f"{name}.gz").write_bytes(gzip.compress(content, mtime=0))


def _write(name, fill, options, then=lambda path: None):
    TARGET.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "x.h5"
        with h5py.File(path, "w", **options) as file:
            fill(file)
        _pack(f"{name}.h5", path.read_bytes())
        print(f"hdf5/{name}.h5: {path.stat().st_size / 1024:.0f} KiB")
        return then(path)


NUMBERS = ["f2", "f4", "f8", "i1", "i2", "i4", "i8", "u1", "u2", "u4", "u8", ">f4", ">i2", ">f8"]


def _types(file):
    draw = np.random.default_rng(1)
    for dtype in NUMBERS:
        values = abs(draw.normal(size=(3, 4)) * 50 + 60).astype(dtype)
        file.create_dataset(f"plain/{dtype.replace('>', 'big-')}", data=values)
        file.create_dataset(f"scalar/{dtype.replace('>', 'big-')}", data=values[0, 0])
        file["plain"].attrs[dtype] = values[1]
    file.create_dataset("half", data=np.array([0, -0.0, 1e-7, 6e-5, 65504, np.inf, -np.inf, np.nan], "f2"))
    file.create_dataset("bools", data=np.array([True, False, True]))
    file.create_dataset("empty", shape=(0, 3), dtype="f4")
    file.create_dataset("nothing", data=h5py.Empty("f4"))
    file.create_dataset("unwritten", shape=(2, 3), dtype="f4", fillvalue=7)
    file.create_dataset("texts", data=["가나다", "", "abc" * 40])
    file.create_dataset("fixed", data=np.array([b"one", b"three"], "S8"))
    file.create_dataset("arrays", data=np.arange(12).reshape(2, 6)[:, :6].astype("i4"), maxshape=None)
    file.attrs["flag"] = True
    file.attrs["text"] = "plain"
    file.attrs["bytes"] = b"bytes"
    file.attrs["names"] = np.array([b"dense", b"dense_1"])
    file.attrs["unicode"] = ["é", "한국어"]
    file.attrs["large"] = "x" * 70_000
    file.attrs.create("array", np.arange(6).reshape(2, 3), dtype=np.dtype("(3,)i4"))


def _chunks(file):
    draw = np.random.default_rng(2)
    values = draw.integers(0, 30, (13, 9)).astype("f4")
    options = [{}, {"compression": "gzip"}, {"compression": "gzip", "shuffle": True}, {"fletcher32": True, "shuffle": True}]
    for i, more in enumerate(options):
        file.create_dataset(f"two/{i}", data=values, chunks=(4, 5), **more)
        file.create_dataset(f"single/{i}", data=values, chunks=(13, 9), **more)
        file.create_dataset(f"grows/{i}", data=values, chunks=(3, 4), maxshape=(None, 9), **more)
        file.create_dataset(f"wide/{i}", data=values, chunks=(3, 4), maxshape=(13, None), **more)
        file.create_dataset(f"both/{i}", data=values, chunks=(3, 4), maxshape=(None, None), **more)
        file.create_dataset(f"bounded/{i}", data=values, chunks=(3, 4), maxshape=(20, 40), **more)
    line = np.arange(3000, dtype="i2")
    file.create_dataset("many/fixed", data=line, chunks=(2,))
    file.create_dataset("many/grows", data=line, chunks=(2,), maxshape=(None,))
    file.create_dataset("many/both", data=line.reshape(50, 60), chunks=(2, 3), maxshape=(None, None))
    file.create_dataset("many/packed", data=line, chunks=(2,), maxshape=(None,), compression="gzip")
    sparse = file.create_dataset("sparse", shape=(5000,), chunks=(2,), maxshape=(None,), dtype="i4", fillvalue=-1)
    sparse[7] = 70
    sparse[4000:4003] = 5
    sparse = file.create_dataset("holes", shape=(5000,), chunks=(2,), dtype="i4", fillvalue=-1)
    sparse[4000:4003] = 5


def _groups(file):
    for i in range(150):
        file.create_group(f"many/layer_{i:03}")
    for i in range(60):
        file.attrs[f"attribute_{i}"] = i
    file["many"].attrs.create("config", np.arange(20_000, dtype="i4")[: 16_000 if file.libver[0] == "earliest" else 20_000])
    file.create_group("/".join(f"level{i}" for i in range(20)))
    file.create_dataset("a" * 300, data=[1.0])


def _random(seed):
    def fill(file):
        draw = random.Random(seed)
        numbers = np.random.default_rng(seed)

        def grow(group, depth):
            for i in range(draw.randint(1, 6)):
                name = draw.choice("abcdef가") + str(i)
                if depth < 4 and draw.random() < 0.5:
                    grow(group.create_group(name), depth + 1)
                    continue
                shape = tuple(draw.randint(1, 7) for _ in range(draw.randint(0, 4)))
                data = abs(np.asarray(numbers.normal(size=shape) * 40 + 60)).astype(draw.choice(NUMBERS))
                more = {}
                if shape and draw.random() < 0.6:
                    more["chunks"] = tuple(draw.randint(1, n) for n in shape)
                    more["maxshape"] = tuple(draw.choice([None, n, n + 3]) for n in shape)
                    if draw.random() < 0.5:
                        more.update(compression="gzip", shuffle=draw.random() < 0.5)
                array = group.create_dataset(name, data=data, **more)
                if draw.random() < 0.3:
                    array.attrs["text"] = "x" * draw.randint(0, 300)
            for i in range(draw.choice([0, 1, 12])):
                group.attrs[f"n{i}"] = numbers.normal(size=draw.randint(1, 5))

        grow(file, 0)

    return fill


def _refused(name, fill, **options):
    _write(f"refused-{name}", fill, options)


def _virtual(file):
    layout = h5py.VirtualLayout(shape=(2,), dtype="f4")
    layout[0:2] = h5py.VirtualSource("other.h5", "x", shape=(2,))
    file.create_virtual_dataset("virtual", layout)


def _set(name, link):
    def fill(file):
        file["real"] = [1.0]
        file[name] = link

    return fill


def write_all():
    for libver in ["earliest", "latest"]:
        options = {"libver": libver}
        _save(f"types-{libver}", _types, **options)
        _save(f"chunks-{libver}", _chunks, **options)
        _save(f"groups-{libver}", _groups, **options)
        for seed in range(3):
            _save(f"random-{libver}-{seed}", _random(seed), **options)
    _save("user-block", lambda file: file.create_dataset("x", data=[1.0, 2.0]), userblock_size=1024)
    for libver in ["earliest", "latest"]:
        _refused(f"soft-{libver}", _set("soft", h5py.SoftLink("/real")), libver=libver)
        _refused(f"external-{libver}", _set("out", h5py.ExternalLink("other.h5", "/x")), libver=libver)
        _refused(f"virtual-{libver}", _virtual, libver=libver)
        _refused(f"outside-{libver}", lambda file: file.create_dataset("x", (2,), "f4", external=[("x.raw", 0, 8)]), libver=libver)
        _refused(f"ring-{libver}", lambda file: file.create_group("a").__setitem__("b", file["/"]), libver=libver)
        _refused(f"filter-{libver}", lambda file: file.create_dataset("x", data=np.arange(99), compression="lzf"), libver=libver)
        _refused(f"type-{libver}", lambda file: file.create_dataset("x", data=np.zeros(2, "c8")), libver=libver)
        _refused(
            f"claim-{libver}",
            lambda file: file.create_dataset("x", (1 << 29,), "f4", chunks=(1 << 16,), compression="gzip"),
            libver=libver,
        )
