# Will a customer keep the account? Words become columns first.
import pandas as pd
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler
from tensorflow.keras import Sequential
from tensorflow.keras.layers import Dense, Dropout

bank = pd.read_csv("bank.csv")
bank = bank.drop(columns=["row", "surname"])
bank = pd.get_dummies(bank, columns=["country", "gender"], drop_first=True)
X = bank.drop("left", axis=1)
y = bank["left"]
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.25, random_state=7, stratify=y)
sc = StandardScaler()
X_train = sc.fit_transform(X_train)
X_test = sc.transform(X_test)

ann = Sequential()
ann.add(Dense(units=6, activation="relu"))
ann.add(Dropout(rate=0.1))
ann.add(Dense(units=1, activation="sigmoid"))
ann.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])
ann.fit(X_train, y_train, batch_size=32, epochs=15, verbose=0)
print(ann.evaluate(X_test, y_test))
