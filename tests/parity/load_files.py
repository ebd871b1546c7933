"""Loads model files that the package wrote, with Keras, and compares what they predict.

    python tests/parity/load_files.py FOLDER

The folder has NAME.keras or NAME.h5, and NAME.json with x, y, what was predicted and the losses of the next steps. Prints the
largest differences, a line for each file. tests/package/model-files/keras-loads.test.js runs it where there is a Keras.
"""

import base64
import json
import os
import pathlib
import sys

os.environ.setdefault("KERAS_BACKEND", "jax")
os.environ["JAX_PLATFORMS"] = "cpu"
# Each model runs a few rows: to compile takes the time.
os.environ.setdefault("XLA_FLAGS", "--xla_backend_optimization_level=0 --xla_llvm_disable_expensive_passes=true")

import keras  # noqa: E402
import numpy as np  # noqa: E402


def _array(golden):
    return np.frombuffer(base64.b64decode(golden["f32"]), "<f4").reshape(golden["shape"])


def _plain(values):
    return values if len(values) > 1 else values[0]


def _check(path):
    golden = json.loads(path.with_name(path.name.split(".")[0] + ".json").read_text())
    model = keras.models.load_model(path)
    x, y = [_plain([_array(part) for part in golden[key]]) for key in "xy"]
    predicted = model.predict(x, verbose=0)
    if isinstance(predicted, dict):
        predicted = [predicted[name] for name in model.output_names]
        y = dict(zip(model.output_names, y))
    predicted = predicted if isinstance(predicted, list) else [predicted]
    difference = max(abs(one - _array(other)).max() for one, other in zip(predicted, golden["predictions"]))
    result = {"file": path.name, "difference": float(difference), "optimizer": None}
    # Keras itself does not go on from an .h5: it builds the optimizer for no variables.
    if golden["losses"] and path.suffix == ".keras" and keras.backend.backend() == "jax":
        result["iteration"] = int(model.optimizer.iterations.numpy())
        losses = []
        for _ in golden["losses"]:
            losses.append(float(np.ravel(model.train_on_batch(x, y))[0]))
            model.reset_metrics()
        result["optimizer"] = float(max(abs(np.subtract(losses, golden["losses"]))))
    return result


if __name__ == "__main__":
    for file in sorted(pathlib.Path(sys.argv[1]).iterdir()):
        if file.suffix in [".keras", ".h5"]:
            try:
                result = _check(file)
            except Exception as error:
                result = {"file": file.name, "error": str(error)[-600:]}
            print(json.dumps({"keras": keras.__version__, **result}), flush=True)
