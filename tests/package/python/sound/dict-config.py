import keras
import pandas as pd
from sklearn.model_selection import train_test_split
config = {
    "layers": [{"units": 24, "activation": "relu"}, {"units": 12, "activation": "tanh"}],
    "optimizer": {"learning_rate": 0.005, "beta_1": 0.85},
    "train": dict(epochs=15, batch_size=16, validation_split=0.2),
}
data = pd.read_csv("wine.csv")
X, y = data.drop(columns=["quality"]), data["quality"]
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2, random_state=5)
model = keras.Sequential()
model.add(keras.Input(shape=(X_train.shape[1],)))
for spec in config["layers"]:
    model.add(keras.layers.Dense(**spec))
model.add(keras.layers.Dense(1))
model.compile(optimizer=keras.optimizers.Adam(**config["optimizer"]), loss="mse", metrics=["mae"])
history = model.fit(X_train, y_train, **config["train"])
