import numpy as np
import pandas as pd
from sklearn.model_selection import KFold
from keras.models import Sequential
from keras.layers import Dense
df = pd.read_csv('housing.csv', sep='\s+', header=None)
X = df.values[:, 0:13]
Y = df.values[:, 13]
kf = KFold(n_splits=5, shuffle=True, random_state=7)
scores = []
for train, test in kf.split(X):
    mean, std = X[train].mean(axis=0), X[train].std(axis=0)
    model = Sequential()
    model.add(Dense(64, activation='relu', input_dim=13))
    model.add(Dense(1))
    model.compile(optimizer='rmsprop', loss='mse', metrics=['mae'])
    model.fit((X[train] - mean) / std, Y[train], epochs=80, batch_size=16, verbose=0)
    scores.append(model.evaluate((X[test] - mean) / std, Y[test], verbose=0)[1])
print(np.mean(scores))
