import numpy as np
import pandas as pd
from sklearn.model_selection import StratifiedKFold
from sklearn.preprocessing import StandardScaler
from tensorflow import keras

frame = pd.read_csv("pump.csv")
X = frame.drop(columns=["fault"]).to_numpy()
y = frame["fault"].to_numpy()

skf = StratifiedKFold(n_splits=5, shuffle=True, random_state=11)
scores = []
for k, (tr, te) in enumerate(skf.split(X, y)):
    sc = StandardScaler().fit(X[tr])
    x_train, x_test = sc.transform(X[tr]), sc.transform(X[te])
    net = keras.Sequential([
        keras.layers.Dense(16, activation="relu"),
        keras.layers.Dense(1, activation="sigmoid"),
    ])
    net.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])
    net.fit(x_train, y[tr], epochs=25, batch_size=8, verbose=0)
    acc = net.evaluate(x_test, y[te], verbose=0)[1]
    print("fold", k, acc)
    scores.append(acc)
print(np.mean(scores))
