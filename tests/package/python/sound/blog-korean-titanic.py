# 타이타닉 생존자 예측 - 데이터 준비부터 학습까지
import pandas as pd
from sklearn.model_selection import train_test_split
from tensorflow.keras.models import Sequential
from tensorflow.keras.layers import Dense, Dropout

df = pd.read_csv('./data/titanic.csv')
print(df.isnull().sum())          # 결측치 확인
df = df.drop(['name', 'cabin'], axis=1)
df['age'] = df['age'].fillna(30)
df = df.dropna()
df['sex'] = df['sex'].map({'male': 0, 'female': 1})   # 문자열을 숫자로
df = pd.get_dummies(df, columns=['embarked'])
x = df.drop('survived', axis=1).values
y = df['survived'].values
x_train, x_test, y_train, y_test = train_test_split(x, y, test_size=0.3, random_state=11, stratify=y)

model = Sequential()
model.add(Dense(16, input_dim=x_train.shape[1], activation='relu'))  # 은닉층 1
model.add(Dropout(0.2))
model.add(Dense(8, activation='relu'))                               # 은닉층 2
model.add(Dense(1, activation='sigmoid'))                            # 출력층
model.compile(loss='binary_crossentropy', optimizer='rmsprop', metrics=['accuracy'])
hist = model.fit(x_train, y_train, epochs=40, batch_size=10, validation_split=0.2)
print('정확도: %.4f' % (model.evaluate(x_test, y_test)[1]))
