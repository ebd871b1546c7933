# 에너지 효율: 난방 부하와 냉방 부하를 함께 예측
import pandas as pd
import keras
from keras import layers
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

df = pd.read_csv("energy.csv")
X = df.drop(columns=["heating", "cooling"])
Y = df[["heating", "cooling"]]
X_train, X_test, Y_train, Y_test = train_test_split(X, Y, test_size=0.2, random_state=1)
sx = StandardScaler().fit(X_train)
X_train, X_test = sx.transform(X_train), sx.transform(X_test)

inputs = keras.Input(shape=(X_train.shape[1],), name="building")
z = layers.Dense(32, activation="relu")(inputs)
heat = layers.Dense(1, name="heat")(z)
cool = layers.Dense(1, name="cool")(z)
model = keras.Model(inputs=inputs, outputs=[heat, cool])
model.compile(optimizer="adam", loss={"heat": "mse", "cool": "mse"})
model.fit(X_train, {"heat": Y_train["heating"], "cool": Y_train["cooling"]}, epochs=20)
model.evaluate(X_test, {"heat": Y_test["heating"], "cool": Y_test["cooling"]})
