"""Loads models of texts and categories that Minibatch saved, and prints how far their predictions are from Keras's.

    python tests/parity/load_lookups.py FOLDER

The folder has NAME.keras or NAME.h5, and NAME.json with x and what was predicted. tests/package/model-files/lookups.test.js runs
it where there is a Keras.
"""

import base64
import json
import os
import pathlib
import sys

# Texts are computed by TensorFlow alone.
os.environ["KERAS_BACKEND"] = "tensorflow"
os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import keras  # noqa: E402
import numpy as np  # noqa: E402
import tensorflow as tf  # noqa: E402


def tensor(rows):
    if isinstance(rows[0][0], str):
        return tf.constant(rows)
    # JSON does not tell 17.0 from 17.
    numbers = np.array(rows)
    return numbers.astype("float32") if numbers.dtype.kind == "f" else numbers


def check(path):
    given = json.loads(path.with_suffix(".json").read_text())
    model = keras.models.load_model(path)
    x = [tensor(rows) for rows in given["x"].values()]
    expected = np.frombuffer(base64.b64decode(given["before"]["f32"]), "float32")
    predicted = np.asarray(model.predict(x if len(x) > 1 else x[0], verbose=0)).ravel()
    return {"difference": float(np.abs(predicted - expected).max())}


for path in sorted(pathlib.Path(sys.argv[1]).iterdir()):
    if path.suffix == ".json":
        continue
    try:
        result = check(path)
    except Exception as error:  # pylint: disable=broad-except
        result = {"error": f"{type(error).__name__}: {error}"[:2000]}
    print(json.dumps({"file": path.name, **result}), flush=True)
