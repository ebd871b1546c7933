import pandas as pd
import keras
from keras import layers, regularizers
dataset = pd.read_csv("auto-mpg.csv")
dataset = dataset.dropna()
dataset['origin'] = dataset['origin'].map({'USA': 1, 'Europe': 2, 'Japan': 3})
train = dataset.sample(frac=1.0, random_state=0)
target = dataset.pop('mpg')
from sklearn.model_selection import train_test_split
a, b, c, d = train_test_split(dataset, target, test_size=.2, random_state=3)
from sklearn.preprocessing import StandardScaler
ss = StandardScaler()
a = ss.fit_transform(a)
b = ss.transform(b)
net = keras.Sequential()
net.add(layers.Dense(64, activation='relu', kernel_regularizer=regularizers.l2(0.001)))
net.add(layers.Dense(1))
net.compile(loss='mae', optimizer='adam')
h = net.fit(a, c, epochs=100, validation_split=0.2, verbose=0, callbacks=[keras.callbacks.ReduceLROnPlateau(factor=0.5, patience=3)])
