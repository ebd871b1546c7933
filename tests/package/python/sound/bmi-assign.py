import pandas as pd, numpy as np
from sklearn.model_selection import train_test_split
import keras
df = pd.read_csv("health.csv", sep=";", na_values=["?", "NA"])
df["bmi"] = df["weight"] / df["height"]
df = df.replace(-1, np.nan)
df["age"] = df["age"].fillna(0)
df = df.drop_duplicates()
X = df[["bmi", "age", "pulse"]].to_numpy()
y = df["sick"].to_numpy()
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=100, random_state=5, shuffle=True)
model = keras.Sequential([keras.layers.Dense(10, activation="relu", input_shape=(3,)), keras.layers.Dense(1, activation="sigmoid")])
model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])
model.fit(X_train, y_train, epochs=30, batch_size=20)
