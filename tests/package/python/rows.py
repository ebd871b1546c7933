"""Runs the programs that are named up to their models, and prints the rows that each has made."""

import contextlib
import io
import json
import sys


import numpy as np


def plain(value):
    if isinstance(value, dict):
        return {key: plain(one) for key, one in value.items()}
    value = np.asarray(value)
    return {"shape": list(value.shape), "data": np.nan_to_num(value.astype(float), nan=-999).ravel().tolist()}


found = {}
for path in sys.argv[1:]:
    scope = {"__name__": "program"}
    with open(path) as file:
        text = file.read().split("\n# the model\n")[0]
    with contextlib.redirect_stdout(io.StringIO()):
        exec(compile(text, path, "exec"), scope)
    names = ["x_train", "y_train", "x_test", "y_test"]
    found[path] = {name: plain(scope[name]) for name in names if name in scope}
print(json.dumps(found))
