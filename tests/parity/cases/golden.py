"""The format of the golden files: JSON, with arrays as base64 of little-endian numbers."""

import base64
import json
import pathlib

import numpy as np

FOLDER = pathlib.Path(__file__).resolve().parent.parent / "golden"


def array(values):
    """An array as {"shape": [...], "f32": base64}."""
    values = np.asarray(values, dtype="<f4", order="C")  # a number stays one: shape []
    return {"shape": list(values.shape), "f32": base64.b64encode(values.tobytes()).decode("ascii")}


def float64(values):
    """An array in double precision, "f64"."""
    values = np.asarray(values, dtype="<f8", order="C")
    return {"shape": list(values.shape), "f64": base64.b64encode(values.tobytes()).decode("ascii")}


def arrays(values):
    return [array(v) for v in values]


def doubles(values):
    """Numbers in full precision as a plain list; NaN, which JSON lacks, as null."""
    return [None if np.isnan(v) else float(v) for v in np.asarray(values, dtype="f8").ravel()]


def write(name, source, cases):
    """Writes golden/NAME.json: the library the numbers are from, and the cases."""
    path = FOLDER / f"{name}.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    head, items = json.dumps(source), ",\n".join(json.dumps(case, sort_keys=True) for case in cases)
    path.write_text(f'{{"source": {head}, "cases": [\n{items}\n]}}\n')
    print(f"{path.relative_to(FOLDER)}: {len(cases)} cases, {path.stat().st_size / 1024:.0f} KiB")
