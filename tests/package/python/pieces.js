// What notebooks of a test are put together from.

export const head = `import keras
from keras import layers
import pandas as pd
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import MinMaxScaler, StandardScaler
`;

export const images = `(x_train, y_train), (x_test, y_test) = keras.datasets.fashion_mnist.load_data()
x_train = x_train / 255.0
x_test = x_test / 255.0
`;

export const table = `df = pd.read_csv("people.csv")
X = df[["age", "height", "weight"]]
y = df["sick"]
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2, random_state=1)
scaler = MinMaxScaler()
X_train = scaler.fit_transform(X_train)
X_test = scaler.transform(X_test)
`;

/**
 * @param {object} parts
 * @param {string} [parts.last] @param {string} [parts.loss] @param {string} [parts.metrics] @param {string} [parts.fit]
 * @param {string} [parts.first]
 */
export const onTable = ({
  first = 'layers.Dense(8, activation="relu", input_shape=(3,))',
  last = 'layers.Dense(1, activation="sigmoid")',
  loss = '"binary_crossentropy"',
  metrics = '["accuracy"]',
  fit = "X_train, y_train, epochs=5",
} = {}) => `model = keras.Sequential([${first}, ${last}])
model.compile(optimizer="adam", loss=${loss}, metrics=${metrics})
model.fit(${fit})
`;

/** @param {string} layers_ @param {string} [loss] */
export const onImages = (
  layers_,
  loss = '"sparse_categorical_crossentropy"',
) => `model = keras.Sequential([
    ${layers_},
])
model.compile(optimizer="adam", loss=${loss}, metrics=["accuracy"])
model.fit(x_train, y_train, epochs=3)
`;

/** A function whose body is not indented. */
export const atMargin = `def build(n):
made = keras.Sequential([
layers.Dense(n), layers.Dense(1)])
made.compile(optimizer="sgd", loss="mse")
return made
net = build(4)
net.fit(X_train, y_train)
`;
