import pandas as pd
from tensorflow import keras
from tensorflow.keras import layers
df = pd.read_csv("homes.csv")
wide = df[["size", "rooms"]].values
deep = df[["age", "distance", "floor"]].values
price = df["price"].values
a = keras.Input(shape=(2,), name="wide")
b = keras.Input(shape=(3,), name="deep")
h = layers.Dense(16, activation="relu")(b)
out = layers.Dense(1)(layers.concatenate([a, h]))
model = keras.Model([a, b], out)
model.compile("adam", "mse")
model.fit([wide, deep], price, epochs=20)
