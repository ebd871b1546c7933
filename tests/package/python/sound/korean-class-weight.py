# 필요한 라이브러리 불러오기
import pandas as pd
import numpy as np
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import MinMaxScaler
from sklearn.utils import class_weight
from tensorflow.keras.models import Sequential
from tensorflow.keras.layers import Dense, Input

# 데이터 읽기
데이터 = pd.read_csv('card.csv', encoding='cp949')
X = 데이터.iloc[:, :-1]
y = 데이터['부도']
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.3, random_state=0, stratify=y)

# 크기 맞추기
scaler = MinMaxScaler()
X_train = scaler.fit_transform(X_train)
X_test = scaler.transform(X_test)

weights = class_weight.compute_class_weight(class_weight='balanced', classes=np.unique(y_train), y=y_train)
weights = dict(enumerate(weights))

# 모델
모델 = Sequential([Input(shape=(X_train.shape[1],)), Dense(16, activation='relu'), Dense(1, activation='sigmoid')])
모델.compile(optimizer='adam', loss='binary_crossentropy', metrics=['accuracy', 'AUC'])
기록 = 모델.fit(X_train, y_train, epochs=20, batch_size=64, validation_split=0.1, class_weight=weights)
print(모델.evaluate(X_test, y_test))
