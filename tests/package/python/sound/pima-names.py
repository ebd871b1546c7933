# 당뇨병 예측
import pandas as pd
from tensorflow.keras import Sequential
from tensorflow.keras.layers import Dense, Dropout
cols = ["preg", "plas", "pres", "skin", "test", "mass", "pedi", "age", "class"]
df = pd.read_csv("data/pima-indians-diabetes.data", header=None, names=cols)
X = df.iloc[:, :8].values
y = df.iloc[:, 8].values
from sklearn.model_selection import train_test_split
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.3, random_state=7)
model = Sequential()
model.add(Dense(12, input_dim=8, activation="relu", kernel_initializer="he_normal"))
model.add(Dropout(rate=.5))
model.add(Dense(1, activation="sigmoid"))
model.compile(loss="binary_crossentropy", optimizer="rmsprop", metrics=["accuracy", "AUC"])
model.fit(X_train, y_train, epochs=150, batch_size=10, class_weight={0: 1, 1: 2.0})
_, acc = model.evaluate(X_test, y_test)
