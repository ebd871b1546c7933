# The file has no names, so they are given.
import pandas as pd
from keras.models import Sequential
from keras.layers import Dense

names = ['preg', 'plas', 'pres', 'skin', 'insu', 'mass', 'pedi', 'age', 'class']
dataframe = pd.read_csv('pima.data.csv', names=names, header=None)
array = dataframe.values
X = array[:, 0:8]
Y = array[:, 8]
model = Sequential()
model.add(Dense(12, input_dim=8, activation='relu'))
model.add(Dense(8, activation='relu'))
model.add(Dense(1, activation='sigmoid'))
model.compile(loss='binary_crossentropy', optimizer='adam', metrics=['accuracy'])
model.fit(X, Y, epochs=150, batch_size=10, verbose=0)
_, accuracy = model.evaluate(X, Y)
print('%.2f' % (accuracy * 100))
