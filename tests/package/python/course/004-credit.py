import tensorflow as tf
import numpy as np
import pandas as pd # 표
from tensorflow.keras.utils import to_categorical # 정답을 칸으로
from sklearn.preprocessing import MinMaxScaler # one range for all columns
from sklearn.model_selection import train_test_split
# [1] the file
people = pd.read_csv("creditset2.csv")
# [2] 입력 세 열
inputs = people[['income', 'age', 'loan']] # three numbers per person
# [3] 빚을 갚지 못했는지
wanted = to_categorical(people[['default10yr']]) # no: (1, 0), yes: (0, 1)
# [4] 다섯 중 하나는 시험용
in_train, in_test, out_train, out_test = train_test_split(inputs, wanted, test_size=0.2, random_state=42)
# [5] 학습용에서 배워 양쪽에 쓴다
to_unit = MinMaxScaler()
in_train = to_unit.fit_transform(in_train) # learns the ranges
in_test = to_unit.transform(in_test) # 다시 배우지 않는다
#net
from tensorflow.keras.layers import Dense
from tensorflow.keras.models import Sequential
#3 - 6 - 2
net = Sequential()
net.add(Dense(3, activation = 'relu', input_shape = (3, ))) #입력 3 -> 4, Fully conected: everyone sees everyone
net.add(Dense(6, activation = 'relu')) #앞 층 4 -> 6
net.add(Dense(2, activation = 'softmax')) #one for each answer, 합은 1
net.compile(optimizer = 'adam', loss = 'categorical_crossentropy', metrics = ['acc']) #그대로 두어도 됨
net.summary()
net.fit(in_train,out_train,epochs = 20) #20 rounds
# where is the largest?
print(np.argmax([7, 90, 8])) # 1
table = np.arange(6).reshape(3, 2) * 2
print(table)
# 나오는 것:
# [[ 0  2]
# [ 4  6]
# [ 8 10]]
print(np.argmax(table, axis=0))
# 나오는 것: [2 2]
# 시험용 사람들
shares = net.predict(in_test) # two shares each
guess = np.argmax(shares, axis=-1) # 큰 쪽
truth = np.argmax(out_test, axis=-1)
print("hits:", np.mean(guess == truth))
# what was learned
net.summary() # once more
print(net.get_weights()) # 숫자 그대로
from sklearn.metrics import confusion_matrix, classification_report
print('\n', classification_report(truth, guess))
