import pandas as pd, numpy as np, itertools
from sklearn.model_selection import train_test_split
from tensorflow import keras
df = pd.read_csv("heart.csv")
X, y = df.drop(columns="target").values, df["target"].values
X_tr, X_te, y_tr, y_te = train_test_split(X, y, test_size=0.25, random_state=1)
results = []
for lr, units in itertools.product([1e-2, 1e-3], [8, 16]):
    model = keras.Sequential([keras.layers.Dense(units, activation="relu"), keras.layers.Dense(1, activation="sigmoid")])
    model.compile(optimizer=keras.optimizers.Adam(learning_rate=lr), loss="binary_crossentropy", metrics=["accuracy"])
    h = model.fit(X_tr, y_tr, epochs=30, batch_size=16, validation_split=0.2, verbose=0)
    results.append((lr, units, max(h.history["val_accuracy"])))
best = max(results, key=lambda r: r[2])
print(best)
