from keras.datasets import fashion_mnist
from keras.layers import Conv2D, MaxPooling2D,Dropout, Flatten, Dense
from keras.models import Sequential
import numpy as np

## clothes
(clothes, kinds), (new_clothes, new_kinds)= fashion_mnist.load_data()

#print(len(clothes))      #60000
#print(len(new_clothes))  #10000


# pixels
clothes, new_clothes = clothes/255.0, new_clothes/255.0

# 채널 축
clothes = clothes.reshape(60000, 28, 28, 1)
new_clothes = new_clothes.reshape(10000, 28, 28, 1)


## 합성곱 두 번, 은닉층 두 개

net=Sequential()
net.add(Conv2D(filters=32, kernel_size=(4,4), activation='relu', input_shape=(28,28,1)))    
net.add(MaxPooling2D(2,2))
net.add(Conv2D(64, (3,3), activation='relu'))
net.add(MaxPooling2D(2,2))
net.add(Dropout(0.2))
net.add(Flatten())
net.add(Dense(256, activation='relu'))
net.add(Dense(128,activation='relu'))
net.add(Dense(10, activation='softmax'))

## 가르치기
net.compile(loss='sparse_categorical_crossentropy', optimizer='adam',
            metrics=['accuracy'])
net.fit(clothes, kinds, epochs=10, batch_size=256)
