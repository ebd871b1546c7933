import keras
import pandas as pd
from sklearn.model_selection import train_test_split

# The weeks of an ice cream stand, which the file has in no order
sales = pd.read_csv("icecream.csv").sort_values("week")
X = sales[["week", "temperature", "holiday"]]
y = sales["cones"]
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2, shuffle=False)

model = keras.Sequential([
    keras.layers.Normalization(),
    keras.layers.Dense(16, activation="relu"),
    keras.layers.Dense(1, activation="softplus"),
])
model.layers[0].adapt(X_train.to_numpy())
model.compile(optimizer=keras.optimizers.Adam(0.01), loss="poisson", metrics=["mae"])
model.fit(X_train, y_train, epochs=50)
model.evaluate(X_test, y_test)
