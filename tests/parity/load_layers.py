"""Loads models of one layer that the package wrote, with Keras, compares what they give, and saves them again.

    python tests/parity/load_layers.py FOLDER

The folder has NAME.keras, and NAME.json with inputs and output. Prints the largest difference in parts of the largest number, a
line for each file. tests/package/model-files/keras-layers.test.js runs it where there is a Keras.
"""

import base64
import json
import os
import pathlib
import sys

# It compiles nothing: with another, each layer takes a second.
os.environ.setdefault("KERAS_BACKEND", "numpy")
os.environ["JAX_PLATFORMS"] = "cpu"

import keras  # noqa: E402
import numpy as np  # noqa: E402


def _array(kept):
    return np.frombuffer(base64.b64decode(kept["f32"]), "<f4").reshape(kept["shape"])


def _check(path):
    # An older Keras has not all of them yet; x[key] is no layer there, but an operation of every release.
    name = path.stem.split("-")[1]
    if name != "GetItem" and not hasattr(keras.layers, name):
        return {"difference": 0.0, "absent": True}
    kept = json.loads(path.with_suffix(".json").read_text())
    model = keras.models.load_model(path)
    inputs = [_array(one) for one in kept["inputs"]]
    given = np.asarray(model(inputs if len(inputs) > 1 else inputs[0], training=False))
    expected = _array(kept["output"])
    scale = max(1, abs(expected).max(initial=0))
    model.save(path.with_suffix(".again.keras"))
    return {"difference": float(abs(given - expected).max(initial=0) / scale)}


if __name__ == "__main__":
    for file in sorted(pathlib.Path(sys.argv[1]).glob("*.keras")):
        try:
            result = _check(file)
        except Exception as error:
            result = {"error": str(error)[-600:]}
        print(json.dumps({"file": file.name, "keras": keras.__version__, **result}), flush=True)
