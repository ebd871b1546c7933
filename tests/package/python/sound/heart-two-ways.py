# A short way and a deep way side by side, and their outputs joined.
import pandas as pd
import keras
from keras import layers
from sklearn.model_selection import train_test_split

frame = pd.read_csv("heart.csv")
frame = frame.dropna()
labels = frame.pop("disease")
train_x, test_x, train_y, test_y = train_test_split(frame, labels, test_size=0.2, random_state=11)

inputs = keras.Input(shape=(train_x.shape[1],), name="rows")
deep = layers.Dense(16, activation="relu")(inputs)
deep = layers.Dense(16, activation="relu")(deep)
joined = layers.concatenate([inputs, deep])
outputs = layers.Dense(1, activation="sigmoid")(joined)
model = keras.Model(inputs, outputs)
model.compile(optimizer=keras.optimizers.Adam(learning_rate=0.002), loss="binary_crossentropy",
              metrics=["accuracy", keras.metrics.AUC()])
model.fit(train_x, train_y, epochs=25, validation_split=0.15)
model.evaluate(test_x, test_y)
