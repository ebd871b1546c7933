# (1) 흑백 사진에 채널 축 붙이기
images_train.shape
<출력> (60000, 28, 28)
count, height, width = images_train.shape
images_train = images_train.reshape(images_train.reshape[0], height, width, -1)
images_test = images_test.reshape(images_test.reshape[0], height, width, -1)
images_test.shape
<출력> (10000, 28, 28, 1)
==========================
# (2) squeeze every pixel into 0..1, limits taken from the training part
top, bottom = images_train.max(), images_train.min()
images_train = (images_train - bottom) / (top - bottom)
images_test = (images_test - bottom) / (top - bottom)
images_train.min(), images_train.max()
<출력> (0.0, 1.0)
==========================
# (3) 정답을 열 개의 칸으로 펼치기
from tensorflow.keras.utils import to_categorical
kinds = len(np.unique(labels_train))
labels_train = to_categorical(labels_train, kinds)
labels_test = to_categorical(labels_test, kinds)
labels_test.shape
<출력> (10000, 10)
==========================
# (4) the network, as a Functional graph
from tensorflow import keras
import tensorflow as tf
from tensorflow.keras.layers import (BatchNormalization, Conv2D, Dense, Dropout,
                                     Flatten, Input, MaxPool2D)
from tensorflow.keras.models import Sequential, Model
from tensorflow.keras.backend import clear_session
### 앞서 만든 그래프 지우기
keras.backend.clear_session()
### 층을 하나씩 앞 층에 매달기
picture = Input(shape=(28,28,1))
maps = Conv2D(filters=128,       # 128 maps come out
              kernel_size=(3,3), # window of 3 by 3
              strides=(1,1),     # 한 번에 한 칸
              padding='same',    # borders filled, size stays
              activation='relu')(picture)
maps = Conv2D(filters=128,
              kernel_size=(3,3), # 창은 그대로
              strides=(1,1),
              padding='same',
              activation='relu')(maps)   # a second look, (괄호) 조심
maps = MaxPool2D(pool_size=(2,2),        # largest of four
                 strides=(2,2))(maps)    # 겹치지 않게
row = Flatten()(maps)
row = Dense(128, activation='relu')(row)
answer = Dense(10, activation='softmax')(row)
### 묶고, 손실과 지표 정하기
net = Model(picture, answer)
net.compile(loss = 'categorical_crossentropy', metrics='accuracy', optimizer = 'adam')
net.summary()
# (5) stop when nothing gets better
from keras.callbacks import EarlyStopping
stopper = EarlyStopping(
    monitor='val_loss', min_delta=0,
    patience=5, verbose=1, restore_best_weights=True)
net.fit(images_train, labels_train, epoches = 100, verbose = 1, validation_size=0.2, callbacks = [stopper])
==========================
# (6) 남겨 둔 사진으로 채점
net.evaluate(images_test, labels_test)
guess = net.predict(test_images)
guess_class = np.argmax(guess, axis =1)
true_class = np.argmax(test_labels, axis = 1)
accuracy_score(true_class, guess_class)
print( classification_report(true_class, guess_class)
