mport numpy as np
import time
from keras.datasets import cifar10
from keras.layers import Conv2D, Dense, Dropout, Flatten, MaxPooling2D
from keras.models import Sequential

#### photos

(photos, kinds), (new_photos,new_kinds) = cifar10.load_data()

#photos.shape, kinds.shape

#255가 1이 되도록
photos = photos/255.0
new_photos=new_photos/255.0

#### net
net=Sequential()
net.add(Conv2D(filters=64, kernel_size=(3,3), padding='same', activation='relu',
               input_shape=(32,32,3)))
net.add(MaxPooling2D(2,2))
net.add(Dropout(0.10)) #조금만 끄기
net.add(Conv2D(128,(3,3), padding='same', activation='relu'))
net.add(MaxPooling2D(2,2))
net.add(Dropout(0.80)) #most of them off
net.add(Flatten())
net.add(Dense(256, activation='relu'))
net.add(Dense(128, activation='relu'))
net.add(Dense(10, activation='softmax'))

#### training, and its time

net.compile(loss='sparse_categorical_crossentropy',
            optimizer='adam',
            metrics='accuracy')

begun=time.time()
net.fit(photos, kinds, epochs=50, batch_size=128)
seconds= time.time()-begun

#### 채점
new_loss, new_hits= net.evaluate(new_photos,new_kinds)
print('seconds: ' , seconds)
print('손실', new_loss)
print('맞힌 비율',new_hits)

성적

# 손실 0.7120

#맞힌 비율 0.7615

#seconds: 1502.25
