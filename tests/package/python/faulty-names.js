// Notebooks with a mistake in a name each; see faulty.js.

import { head, onTable, table } from "./pieces.js";

/** @type {[code: string, text: string, mended: string | null][]} */
export const faultyNames = [
  [
    "misspelt-variable",
    "EPOCHS = 7\n" + head + table + onTable({ fit: "X_train, y_train, epochs=EPOCH" }),
    "epochs=EPOCHS",
  ],
  [
    "undefined-name",
    head + table + onTable({ fit: "X_train, y_train, epochs=rounds_of_all" }),
    null,
  ],
  [
    "misspelt-variable",
    head +
      table +
      onTable().replace("model.fit", "history = model.fit") +
      "import matplotlib.pyplot as plt\nplt.plot(histroy.history)\nprint(histroy.history)\n",
    "plt.plot(history.history)\nprint(history.history)",
  ],
  ["several-inputs", head + table + onTable({ fit: "[X_train, more_rows], y_train" }), null],
  [
    "guessed",
    head + table + onTable({ first: 'layers.Dense(width_of_all, activation="relu")' }),
    null,
  ],
  [
    "flattened",
    head + table + `- net # next ${onTable().replaceAll("\n", " # then ")}`,
    "\nmodel.fit(X_train, y_train, epochs=5)",
  ],
  [
    "unused-variable",
    "epochs = 50\n" + head + table + onTable(),
    "X_train, y_train, epochs=epochs",
  ],
  [
    "set-again",
    "batch_size = 8\nbatch_size = 16\n" +
      head +
      table +
      onTable({ fit: "X_train, y_train, batch_size=batch_size" }),
    "batch_size = 16\nimport keras",
  ],
  ["old-method", head + table + onTable().replace(".fit(", ".fit_generator("), "model.fit("],
];
