import keras
import pandas as pd
from sklearn.model_selection import train_test_split

# Daily loaves of a bakery; the day is written the German way
data = pd.read_csv("loaves.csv")
data["when"] = pd.to_datetime(data.day, format="%d.%m.%Y")
data["m"] = data.when.dt.month
data["d"] = data["when"].dt.day
wanted = ["m", "d", "price"]
x, y = data[wanted].values, data["sold"].values
x_train, x_test, y_train, y_test = train_test_split(x, y, random_state=1)

model = keras.Sequential([keras.layers.Dense(8, activation="tanh"), keras.layers.Dense(1)])
model.compile(loss="mae", optimizer="sgd")
model.fit(x_train, y_train, epochs=20, validation_split=0.1)
model.evaluate(x_test, y_test)
