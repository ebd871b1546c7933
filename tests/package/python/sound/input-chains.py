import keras
from keras import layers
import pandas as pd
from sklearn.model_selection import train_test_split

frame = pd.read_csv("sensors.csv")
features, labels = frame[["t", "h", "p", "w"]].to_numpy(), frame["kind"].to_numpy()
x_train, x_test, y_train, y_test = train_test_split(features, labels, test_size=0.25, random_state=0)

start = keras.Input(shape=(4,), name="sensors")
h = start
for units, rate in zip([32, 16], [0.1, 0.2]):
    skip = h
    h = layers.Dense(units, activation="gelu")(h)
    h = layers.Dropout(rate)(h)
    h = layers.Concatenate()([h, skip])
end = layers.Dense(3, activation="softmax", name="kind")(h)
model = keras.Model(inputs=start, outputs=end, name="chained")
model.compile(optimizer="nadam", loss="sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(x_train, y_train, epochs=10)
