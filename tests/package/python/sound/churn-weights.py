# 이탈 고객은 적다: 클래스 가중치로 균형을 맞춘다
import numpy as np
import pandas as pd
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import RobustScaler
from sklearn.utils import class_weight
from tensorflow import keras

df = pd.read_csv('churn.csv', encoding='cp949')
X = df[['months', 'calls', 'fee']]
y = df['churn']
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2, stratify=y, random_state=1)
rs = RobustScaler().fit(X_train)
X_train_s = rs.transform(X_train)
X_test_s = rs.transform(X_test)
weights = class_weight.compute_class_weight(class_weight='balanced', classes=np.unique(y_train), y=y_train)
weights = dict(enumerate(weights))
model = keras.models.Sequential()
model.add(keras.layers.Input(shape=(3,)))
model.add(keras.layers.Dense(12, activation='swish'))
model.add(keras.layers.Dense(1, activation='sigmoid'))
model.compile(optimizer=keras.optimizers.AdamW(1e-3), loss='binary_crossentropy', metrics=['accuracy'])
model.fit(X_train_s, y_train, epochs=30, batch_size=64, class_weight=weights)
# 예측
pred = (model.predict(X_test_s) > 0.5).astype(int)
