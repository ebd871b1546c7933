# A kernel of a competition: paths of /kaggle/input, a function that makes the model, callbacks in a list
import numpy as np
import pandas as pd
import os
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler
import tensorflow as tf
from tensorflow import keras
from tensorflow.keras import layers, callbacks

for dirname, _, filenames in os.walk("/kaggle/input"):
    for filename in filenames:
        print(os.path.join(dirname, filename))

train = pd.read_csv("/kaggle/input/rooms/train.csv", index_col=None)
train.head()
FEATURES = ["size", "floor", "age", "rooms"]
TARGET = "rent"
X = train[FEATURES]
y = train[TARGET]
X_train, X_valid, y_train, y_valid = train_test_split(X, y, test_size=0.2, random_state=2021)
sc = StandardScaler()
X_train = sc.fit_transform(X_train)
X_valid = sc.transform(X_valid)

def build():
    net = keras.Sequential([
        layers.Input(shape=(len(FEATURES),)),
        layers.Dense(64, activation="swish"),
        layers.BatchNormalization(),
        layers.Dropout(0.3),
        layers.Dense(32, activation="swish"),
        layers.Dense(1),
    ])
    net.compile(optimizer=keras.optimizers.Adam(learning_rate=1e-3), loss="mae", metrics=["mse"])
    return net

cb = [
    callbacks.EarlyStopping(monitor="val_loss", patience=8, restore_best_weights=True),
    callbacks.ReduceLROnPlateau(monitor="val_loss", factor=0.5, patience=3),
]
net = build()
history = net.fit(X_train, y_train, validation_split=0.1, epochs=60, batch_size=128, callbacks=cb, verbose=0)
pd.DataFrame(history.history).plot()
