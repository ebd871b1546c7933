// Notebooks that learn from test rows, or make some of them, before the split; see faulty.js.

import { head, onTable } from "./pieces.js";

const start = `${head}from imblearn.over_sampling import SMOTE
df = pd.read_csv("people.csv")
X = df[["age", "height", "weight"]]
y = df["sick"]
`;
/** @param {string} before @param {string} [x] @param {string} [y] @param {string} [behind] */
const program = (before, x = "X", y = "y", behind = "") =>
  `${start}${before}\nX_train, X_test, y_train, y_test = train_test_split(${x}, ${y}, test_size=0.2)${behind}\n${onTable()}`;
const split = (x = "X", y = "y") =>
  `y = df["sick"]\nX_train, X_test, y_train, y_test = train_test_split(${x}, ${y}, test_size=0.2)`;
const scaled = `X_train = scaler.fit_transform(X_train)\nX_test = scaler.transform(X_test)\n`;
const made = "scaler = StandardScaler()\n";
const between = made + split().replace('y = df["sick"]\n', "");

/** @type {[code: string, text: string, mended: string | null][]} */
export const faultyLeaks = [
  [
    "leak-scaling",
    program("X = StandardScaler().fit_transform(X)"),
    `${split()}\nscaler = StandardScaler()\n${scaled}`,
  ],
  [
    "leak-scaling",
    program(`${made}X_scaled = scaler.fit_transform(X)  # all`, "X_scaled"),
    `${between}\n${scaled}`,
  ],
  [
    "leak-scaling",
    program(`${made}scaler.fit(X)\nX = scaler.transform(X)`, "X", "y", "  # a fifth"),
    `${between}  # a fifth\n${scaled}`,
  ],
  // Where the scaled rows are used elsewhere, or in another way, nothing is moved.
  [
    "leak-scaling",
    program(`${made}X_scaled = scaler.fit_transform(X)\nprint(X_scaled.shape)`, "X_scaled"),
    null,
  ],
  ["leak-scaling", program("df = df.fillna(df.mean())\nX = df[['age', 'height', 'weight']]"), null],
  [
    "leak-resampling",
    program("X, y = SMOTE().fit_resample(X, y)"),
    `${split()}\nX_train, y_train = SMOTE().fit_resample(X_train, y_train)\n`,
  ],
  [
    "leak-resampling",
    program(
      "sm = SMOTE(random_state=1)\nX_res, y_res = sm.fit_resample(X, y)",
      ...["X_res", "y_res, stratify=y_res"],
    ),
    "train_test_split(X, y, stratify=y, test_size=0.2)\nX_train, y_train = sm.fit_resample(X_train, y_train)\n",
  ],
  [
    "leak-windows",
    `import numpy as np
import pandas as pd
from sklearn.model_selection import train_test_split
from keras.models import Sequential
from keras.layers import LSTM, Dense
load = pd.read_csv("power.csv")["load"].values
X = np.array([load[i:i+12] for i in range(len(load) - 12)])
y = np.array([load[i+12] for i in range(len(load) - 12)])
X = X.reshape((X.shape[0], X.shape[1], 1))
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2, random_state=42)
model = Sequential([LSTM(32, input_shape=(X_train.shape[1], 1)), Dense(1)])
model.compile(optimizer="adam", loss="mse")
model.fit(X_train, y_train, epochs=5)
`,
    "test_size=0.2, random_state=42, shuffle=False)",
  ],
];
