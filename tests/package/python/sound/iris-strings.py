# words as classes, no encoder needed for the loss that counts
import keras
import pandas as pd
from keras import layers
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import LabelEncoder, StandardScaler

flowers = pd.read_csv("iris.csv")
X = flowers.iloc[:, :-1].values
encoder = LabelEncoder()
y = encoder.fit_transform(flowers["species"])
X_tr, X_te, y_tr, y_te = train_test_split(X, y, test_size=1 / 3, random_state=17, shuffle=True)
std = StandardScaler()
X_tr = std.fit_transform(X_tr)
X_te = std.transform(X_te)
model = keras.Sequential([layers.Input((4,)), layers.Dense(10, "relu"), layers.Dense(3, "softmax")])
model.compile("adam", keras.losses.sparse_categorical_crossentropy, metrics=["accuracy"])
model.fit(X_tr, y_tr, epochs=50, batch_size=5, verbose=0)
print(encoder.inverse_transform(model.predict(X_te).argmax(axis=1))[:5])
