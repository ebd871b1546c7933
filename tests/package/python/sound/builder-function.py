# One function builds any depth.
import keras
from keras import layers
import pandas as pd
from sklearn.model_selection import train_test_split

CONFIG = {"widths": [48, 24, 12], "rate": 0.15, "lr": 3e-4}


def build(n_in, widths, rate=0.5):
    net = keras.Sequential(name="tower")
    net.add(keras.Input(shape=(n_in,)))
    for i, width in enumerate(widths):
        net.add(layers.Dense(width, activation="relu", name=f"hidden_{i + 1}"))
        if rate > 0:
            net.add(layers.Dropout(rate, name=f"drop_{i + 1}"))
    net.add(layers.Dense(1, name="price"))
    return net


table = pd.read_csv("flats.csv", sep=";")
features = ["area", "rooms", "floor", "age"]
X_train, X_test, y_train, y_test = train_test_split(
    table[features], table["price"], test_size=0.2, random_state=13
)
model = build(len(features), CONFIG["widths"], rate=CONFIG["rate"])
model.compile(keras.optimizers.Adam(CONFIG["lr"]), loss="mean_absolute_error")
model.fit(X_train, y_train, epochs=80, batch_size=10)
