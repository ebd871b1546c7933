import keras
import numpy as np
import pandas as pd

# Every third hour of a weather station: a day of measurements, then the temperature of the next hour
hours = pd.read_csv("station.csv", usecols=["temp", "wind", "rain"])
data = hours.to_numpy()
seq, step = 24, 3
X, Y = [], []
for t in range(seq, len(data), step):
    X.append(data[t - seq:t, :])
    Y.append(data[t, 0])
X = np.array(X)
Y = np.array(Y)
x_train, x_test = X[:500], X[500:]
y_train, y_test = Y[:500], Y[500:]

model = keras.Sequential([keras.layers.Input((24, 3)), keras.layers.GRU(8), keras.layers.Dense(1)])
model.compile(loss="mae", optimizer="rmsprop")
model.fit(x_train, y_train, epochs=12, validation_split=0.1)
print("test error", model.evaluate(x_test, y_test))
