!pip install -q keras
%matplotlib inline
from google.colab import drive
drive.mount('/content/drive')

import numpy as np
import pandas as pd
import tensorflow as tf
tf.random.set_seed(1)

path = '/content/drive/MyDrive/data/'
red = pd.read_csv(path + 'winequality-red.csv', sep=';')
red['good'] = np.where(red['quality'] >= 6, 1, 0)
red = red.drop(columns=['quality'])

from sklearn.model_selection import train_test_split
train, test = train_test_split(red, test_size=0.2, random_state=1)
norm = tf.keras.layers.Normalization()
norm.adapt(np.array(train.drop(columns=['good'])))

model = tf.keras.Sequential([
    norm,
    tf.keras.layers.Dense(16, activation='relu'),
    tf.keras.layers.Dense(1, activation='sigmoid')
])
model.compile(loss='binary_crossentropy', optimizer='adam', metrics=['accuracy'])
model.fit(train.drop(columns=['good']), train['good'], epochs=10)
model.evaluate(test.drop(columns=['good']), test['good'])
