import seaborn as sns
import matplotlib.pyplot as plt
import pandas as pd
import numpy as np
from imblearn.over_sampling import SMOTE
from sklearn.metrics import recall_score
from sklearn import metrics
from sklearn.model_selection import train_test_split
chips = pd.read_csv("data.csv")
chips.info()
chips['Pass.Fail'].value_counts()
chips[~chips.applymap(np.isreal).all(1)]ㅋ
chips = chips.fillna(chips.median())
chips.describe().transpose()
chips.groupby(["Pass.Fail"]).count()
numbers = chips.values
sensors = numbers[:,0:48] # everything but the last
labels = numbers[:,48] # 마지막 열
share = 0.30 # 열 중 셋
start = 7 # any number, always the same
sensors_train, sensors_test, labels_train, labels_test = train_test_split(sensors, labels, test_size=share, random_state=start)
more = SMOTE(sampling_strategy=0.5, k_neighbors=3, random_state=1)
sensors_more, labels_more = more.fit_resample(sensors_train, labels_train)
print("이전, 불량: {}".format(sum(labels_train==1)))
print("이전, 정상: {} \n".format(sum(labels_train==0)))
print("이후, 불량: {}".format(sum(labels_more==1)))
print("이후, 정상: {} \n".format(sum(labels_more==0)))
print('rows now: {}'.format(sensors_more.shape))
print('answers now: {} \n'.format(labels_more.shape))
from keras.layers import Dropout, Dense
from keras.models import Sequential
net = Sequential()
net.add(Dense(32, activation='relu', input_shape=(48,)))
net.add(Dense(16, activation='relu'))
net.add(Dense(8, activation='relu'))
net.add(Dense(2, activation='softmax'))
