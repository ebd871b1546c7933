"""Makes public/samples/ from the data sets of Debian and scikit-learn. Its output is committed.

Needs: apt packages dataset-fashion-mnist and r-cran-mlbench; Python packages numpy, scikit-learn,
rdata and zopfli. A folder with the unpacked r-cran-mlbench can be given instead of installing it:

    python tools/make-samples.py [MLBENCH_DATA_FOLDER]
"""

import csv
import gzip
import io
import json
import sys
from pathlib import Path

import numpy as np
import rdata
import zopfli.gzip
from sklearn.datasets import load_iris

SAMPLES = Path(__file__).resolve().parent.parent / "public" / "samples"
FASHION = Path("/usr/share/datasets/fashion-mnist")
MLBENCH = Path(sys.argv[1] if len(sys.argv) > 1 else "/usr/lib/R/site-library/mlbench/data")

FASHION_CLASSES = [
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


def fashion_mnist() -> dict:
    folder = SAMPLES / "fashion-mnist"
    folder.mkdir(parents=True, exist_ok=True)
    files = []
    for part, count in (("train", 4000), ("t10k", 1000)):
        for kind in ("images-idx3", "labels-idx1"):
            name = f"{part}-{kind}-ubyte.gz"
            (folder / name).write_bytes(first_rows(FASHION / name, count))
            files.append(f"fashion-mnist/{name}")
    (folder / "classes.txt").write_text("\n".join(FASHION_CLASSES) + "\n")
    return {
        "id": "fashion-mnist",
        "name": "Fashion-MNIST (5,000)",
        "kind": "images",
        "files": [*files, "fashion-mnist/classes.txt"],
        "rows": 5000,
        "classNames": FASHION_CLASSES,
        "licence": "MIT",
    }


def write_csv(name: str, header: list, rows) -> None:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    (SAMPLES / name).write_text(text.getvalue())


def iris() -> dict:
    data = load_iris()
    header = ["sepal_length", "sepal_width", "petal_length", "petal_width", "species"]
    species = data.target_names[data.target]
    write_csv("iris.csv", header, ([*map(float, x), y] for x, y in zip(data.data, species)))
    return {
        "id": "iris",
        "name": "Iris",
        "kind": "table",
        "files": ["iris.csv"],
        "target": "species",
        "rows": len(species),
        "classNames": sorted(data.target_names.tolist()),
        "licence": "CC BY 4.0",
    }


def pima() -> dict:
    frame = rdata.read_rda(MLBENCH / "PimaIndiansDiabetes.rda")["PimaIndiansDiabetes"]
    names = {
        "pregnant": "Pregnancies",
        "glucose": "Glucose",
        "pressure": "BloodPressure",
        "triceps": "SkinThickness",
        "insulin": "Insulin",
        "mass": "BMI",
        "pedigree": "DiabetesPedigreeFunction",
        "age": "Age",
        "diabetes": "Outcome",
    }
    frame = frame[list(names)].rename(columns=names)
    frame["Outcome"] = (frame["Outcome"] == "pos").astype(int)
    rows = ([f"{value:g}" for value in row] for row in frame.itertuples(index=False))
    write_csv("pima-indians-diabetes.csv", list(frame.columns), rows)
    return {
        "id": "pima",
        "name": "Pima Indians Diabetes",
        "kind": "table",
        "files": ["pima-indians-diabetes.csv"],
        "target": "Outcome",
        "rows": len(frame),
        "classNames": ["0", "1"],
        "licence": "CC0 1.0",
    }


SAMPLES.mkdir(parents=True, exist_ok=True)
index = {"samples": [fashion_mnist(), iris(), pima()]}
(SAMPLES / "index.json").write_text(json.dumps(index, indent=2) + "\n")
