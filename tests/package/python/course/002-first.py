from keras. layers import Conv2D, Flatten, Dense
from keras.models import Sequential 
net = Sequential ()
# net.add(Dense(units-4, input_shape-(2, )))
net.add(Conv2D (f11ters=10, kernel_size=(3, 3), # s1ze of the window
        input_shape=(8, 8, 1)))
# 세로, 가로, 색 (회색은 1, colour 3)
net.add(Conv2D(7, (2, 2), activation='relu')) # net. add (Flatten ()) net. add (Dense (5, activation-'relu*))
net.add(Flatten())
net.add(Dense(32, activation='relu'))
net.add(Dense(10, activation='softmax'))
