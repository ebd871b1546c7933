"""Runs programs to their ends, from given weights, and prints what they trained on and what came of it.

The argument is a JSON file: a list of { program, weights, rows }. A program is a script, or a notebook whose cells run one
after another; weights are a list of { shape, data }, or none for fresh ones; rows are how many it trains on, if not all.
"""

import contextlib
import io
import json
import sys

import keras
import numpy as np

found = {}


def digest(rows):
    """A number for each row, which other values or another order would change."""
    if isinstance(rows, dict):
        return {name: digest(part) for name, part in rows.items()}
    rows = np.asarray(rows, dtype=float)
    rows = rows.reshape(len(rows), -1)
    return (rows @ np.arange(1, rows.shape[1] + 1)).tolist()


def watched(model, x, y, weights, rows, **options):
    """fit(), from the weights that are given."""
    model(keras.tree.map_structure(lambda part: np.asarray(part)[:1], x))
    found["shapes"] = [list(one.shape) for one in model.weights]
    if weights:
        model.set_weights([np.reshape(one["data"], one["shape"]) for one in weights])
    found["train"] = {"x": digest(x), "y": digest(y)}
    if rows:
        x, y = keras.tree.map_structure(lambda part: part[:rows], (x, y))
        options["epochs"] = 1
    history = fit(model, x, y, **options)
    found["history"] = history.history
    return history


def tested(model, x, y, **options):
    found["test"] = {"x": digest(x), "y": digest(y)}
    found["evaluation"] = evaluate(model, x, y, **options)
    return found["evaluation"]


def cells_of(path):
    with open(path) as file:
        text = file.read()
    if not path.endswith(".ipynb"):
        return [text]
    return ["".join(cell["source"]) for cell in json.loads(text)["cells"] if cell["cell_type"] == "code"]


fit, evaluate = keras.Model.fit, keras.Model.evaluate
all_found = []
with open(sys.argv[1]) as file:
    runs = json.load(file)
sys.argv = sys.argv[:1]
for run in runs:
    found = {}
    keras.Model.fit = lambda model, x, y, **options: watched(model, x, y, run["weights"], run.get("rows"), **options)
    keras.Model.evaluate = lambda model, x=None, y=None, **options: (
        # Validation inside of fit() is an evaluation, too.
        evaluate(model, x, y, **options) if options.get("_use_cached_eval_dataset") else tested(model, x, y, **options)
    )
    scope = {"__name__": "__main__"}
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        for cell in cells_of(run["program"]):
            exec(compile(cell, run["program"], "exec"), scope)
    all_found.append({**found, "printed": printed.getvalue()[-2000:]})
    keras.utils.clear_session()
print(json.dumps(all_found))
