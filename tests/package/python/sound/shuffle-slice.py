import numpy as np
import pandas as pd
import keras
from sklearn.utils import shuffle

df = pd.read_csv("glass.csv")
df = shuffle(df, random_state=5)
n = len(df)
train_df = df[: int(n * 0.7)]
test_df = df[int(n * 0.7) :]

x_train = train_df.drop("kind", axis=1).values.astype("float32")
y_train = train_df["kind"].values
x_test = test_df.drop("kind", axis=1).values.astype("float32")
y_test = test_df["kind"].values

mu, sigma = x_train.mean(axis=0), x_train.std(axis=0)
x_train = (x_train - mu) / sigma
x_test = (x_test - mu) / sigma

clf = keras.Sequential([
    keras.layers.Dense(20, activation="relu"),
    keras.layers.Dense(6, activation="softmax"),
])
clf.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
clf.fit(x_train, y_train, epochs=40, verbose=0)
print(clf.evaluate(x_test, y_test))
