"""Minibatch in a notebook: Jupyter, JupyterLite, marimo, Colab.

Put this file beside the notebook; it needs anywidget (pip install anywidget), and pandas or NumPy only for data of theirs.
Training happens in the browser that shows the notebook.

    from minibatch_widget import Playground

    playground = Playground(experiment="iris", show="title train curve")
    playground                      # shows it
    playground.runs[0]["history"]   # in a later cell, once it has trained
"""

import io

import anywidget
import traitlets

# The folder of the built site.
SITE = "https://example.invalid/minibatch/"


def _csv(frame):
    # pandas writes the fewest digits that read back as the same number.
    return {"name": "data.csv", "bytes": frame.to_csv(index=False).encode()}


def _npz(arrays):
    import numpy

    file = io.BytesIO()
    numpy.savez(file, **arrays)
    return {"name": "data.npz", "bytes": file.getvalue()}


def _as_file(data, widget=None):
    """Data as the file that the browser reads.

    A pandas frame is a table. NumPy arrays are given by their names, {"x_train": ..., "y_train": ..., "x_test": ...,
    "y_test": ...}, or as a pair (x, y). Bytes are a file of any format, with its name: ("rows.parquet", bytes).
    """
    if data is None or (isinstance(data, dict) and set(data) == {"name", "bytes"}):
        return data
    if hasattr(data, "to_csv"):
        return _csv(data)
    if isinstance(data, dict):
        return _npz(data)
    if isinstance(data, tuple) and len(data) == 2:
        first, second = data
        if isinstance(first, str):
            return {"name": first, "bytes": bytes(second)}
        return _npz({"x": first, "y": second})
    raise TypeError(
        "Expected data as a pandas DataFrame, a dict of NumPy arrays, a pair (x, y) of them or a pair (file name, bytes); "
        f"received {type(data).__name__}."
    )


class Playground(anywidget.AnyWidget):
    """An experiment that trains in the page. Its traits may be set at any time, and observed."""

    _esm = traitlets.Unicode("").tag(sync=True)

    # The name of a sample, a link, or an experiment's JSON. As it is now, once it is shown.
    experiment = traitlets.Union([traitlets.Dict(), traitlets.Unicode()], default_value="").tag(sync=True)
    data = traitlets.Any(None, allow_none=True).tag(sync=True, to_json=_as_file)
    # The address of a data file, in place of data.
    src = traitlets.Unicode("").tag(sync=True)
    lesson = traitlets.Unicode("").tag(sync=True)
    # Names of sections, tabs and controls, with spaces between. All when empty.
    show = traitlets.Unicode("").tag(sync=True)
    lang = traitlets.Unicode("").tag(sync=True)
    theme = traitlets.Unicode("").tag(sync=True)

    # What came of it: the runs, the newest first; the last predictions; what went wrong, or "".
    runs = traitlets.List().tag(sync=True)
    predictions = traitlets.List().tag(sync=True)
    error = traitlets.Unicode("").tag(sync=True)

    def __init__(self, site=SITE, **traits):
        super().__init__(_esm=f'export {{ default }} from "{site}element.js";\n', **traits)

    @traitlets.validate("data")
    def _check_data(self, proposal):
        _as_file(proposal["value"])
        return proposal["value"]

    def _call(self, method, *args):
        self.send({"minibatch": 1, "type": "call", "id": method, "method": method, "args": list(args)})

    def train(self):
        """Trains where it is shown; the run is runs[0] when it is over."""
        self._call("train")

    def pause(self):
        self._call("pause")

    def stop(self):
        self._call("stop")

    def predict(self, rows):
        """Has the trained model predict a pandas frame, or a list of rows by their columns' names, into predictions."""
        if hasattr(rows, "to_dict"):
            rows = rows.astype(object).where(rows.notna(), None).to_dict("records")
        self._call("predict", list(rows))
