import keras
import pandas as pd
import numpy as np
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import LabelEncoder
keras.utils.set_random_seed(812)
url = "https://example.org/data/penguins.csv"
df = pd.read_csv(url, na_values=["?"])
df = df.dropna()
X = df[["bill", "flipper", "mass"]].values.astype(np.float32)
y = LabelEncoder().fit_transform(df["species"])
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2, random_state=42)
model = keras.Sequential([keras.layers.Normalization(), keras.layers.Dense(16, activation="relu"), keras.layers.Dense(3, activation="softmax")])
model.layers[0].adapt(X_train)
model.compile(optimizer="adam", loss="sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(X_train, y_train, epochs=50, verbose=0)
