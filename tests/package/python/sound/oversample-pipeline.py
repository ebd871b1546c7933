import pandas as pd
from imblearn.over_sampling import RandomOverSampler
from keras import Sequential
from keras.layers import Dense
from sklearn.impute import SimpleImputer
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import MinMaxScaler

raw = pd.read_csv("loans.csv", na_values=["?", "unknown"])
X, y = raw.drop(columns="default"), raw["default"]
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.3, random_state=8)
fill = SimpleImputer(strategy="mean")
X_train = fill.fit_transform(X_train)
X_test = fill.transform(X_test)
unit = MinMaxScaler(feature_range=(-1, 1))
X_train = unit.fit_transform(X_train)
X_test = unit.transform(X_test)
X_res, y_res = RandomOverSampler(random_state=8).fit_resample(X_train, y_train)
clf = Sequential([Dense(10, "relu"), Dense(2, "softmax")])
clf.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
clf.fit(X_res, y_res, epochs=9)
print(clf.evaluate(X_test, y_test))
