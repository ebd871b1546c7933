from scikeras.wrappers import KerasClassifier
from sklearn.model_selection import cross_val_score, KFold
import pandas as pd
from keras.models import Sequential
from keras.layers import Dense
dataframe = pd.read_csv("iris.csv")
X = dataframe[["sepal_length", "sepal_width", "petal_length", "petal_width"]]
y = dataframe["species"]

def baseline():
    model = Sequential()
    model.add(Dense(8, input_shape=(4,), activation="relu"))
    model.add(Dense(3, activation="softmax"))
    model.compile(loss="categorical_crossentropy", optimizer="adam", metrics=["accuracy"])
    return model

estimator = KerasClassifier(model=baseline, epochs=100, batch_size=5, verbose=0)
estimator.fit(X, y)
