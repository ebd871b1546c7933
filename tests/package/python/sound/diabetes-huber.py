# 당뇨 진행 정도를 숫자로 예측하기 (회귀)
import pandas as pd
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler
import tensorflow as tf

data = pd.read_csv('sugar.tsv', sep='\t')
X_train, X_val, y_train, y_val = train_test_split(data.drop(columns='progress'), data.progress, test_size=0.2, random_state=2)
scale = StandardScaler()
X_train = scale.fit_transform(X_train)
X_val = scale.transform(X_val)
tf.random.set_seed(9)
inp = tf.keras.layers.Input(shape=(10,))
h = tf.keras.layers.Dense(32, activation=tf.keras.activations.elu)(inp)
h = tf.keras.layers.Dropout(.2)(h)
out = tf.keras.layers.Dense(1)(h)
model = tf.keras.models.Model(inputs=inp, outputs=out)
model.compile(optimizer=tf.keras.optimizers.Adam(0.01), loss=tf.keras.losses.Huber(), metrics=['mae'])
model.fit(X_train, y_train, epochs=100, batch_size=16, verbose=0)
print('MAE', model.evaluate(X_val, y_val)[1])
