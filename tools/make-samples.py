"""Makes public/samples/ but for experiments/, which are written by hand. Its output is committed.

Needs Node; the data of the apt packages dataset-fashion-mnist and r-cran-mlbench; the Python packages numpy, pandas,
pillow, scikit-learn, rdata, zopfli, palmerpenguins, vega_datasets and statsmodels. A folder in which the two apt
packages are unpacked can be given instead of installing them:

    python tools/make-samples.py [FOLDER]
"""

import json
import subprocess
import sys
from pathlib import Path

sys.dont_write_bytecode = True
from sample_sources import images, pictures, tables  # noqa: E402

TOOLS = Path(__file__).resolve().parent
SAMPLES = TOOLS.parent / "public" / "samples"
ROOT = Path(sys.argv[1] if len(sys.argv) > 1 else "/")


def make_files() -> None:
    subprocess.run(["node", TOOLS / "generated-samples" / "main.mjs"], check=True)
    images.fashion_mnist(SAMPLES, ROOT / "usr/share/datasets/fashion-mnist")
    images.digits(SAMPLES)
    tables.pima(SAMPLES, ROOT / "usr/lib/R/site-library/mlbench/data")
    for make in (tables.iris, tables.wine, tables.breast_cancer, tables.penguins, tables.auto_mpg, tables.co2):
        make(SAMPLES)


def make_pictures() -> None:
    folder = SAMPLES / "pictures"
    folder.mkdir(exist_ok=True)
    for name, drawing in pictures.draw(SAMPLES).items():
        (folder / f"{name}.svg").write_text(drawing)


def described(sample: dict) -> dict:
    """What sample_sources/about.json says of a sample, and what its files say."""
    files = [SAMPLES / path for path in sample["files"]]
    size = {"bytes": sum(path.stat().st_size for path in files)}
    if files[0].suffix == ".csv":
        rows, columns = tables.rows_and_columns(files[0])
        size |= {"rows": rows, "columns": columns}
    return sample | size


if __name__ == "__main__":
    SAMPLES.mkdir(parents=True, exist_ok=True)
    make_files()
    make_pictures()
    about = json.loads((TOOLS / "sample_sources" / "about.json").read_text())
    index = {"samples": [described(sample) for sample in about]}
    (SAMPLES / "index.json").write_text(json.dumps(index, indent=1, ensure_ascii=False) + "\n")
