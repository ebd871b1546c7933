from keras.preprocessing.image import ImageDataGenerator
from keras.models import Sequential
from keras.layers import Conv2D, MaxPooling2D, Flatten, Dense
train_datagen = ImageDataGenerator(rescale=1./255, horizontal_flip=True, validation_split=0.2)
train = train_datagen.flow_from_directory('data/train', target_size=(64, 64), batch_size=32, class_mode='binary', subset='training')
valid = train_datagen.flow_from_directory('data/train', target_size=(64, 64), batch_size=32, class_mode='binary', subset='validation')
model = Sequential()
model.add(Conv2D(32, (3, 3), input_shape=(64, 64, 3), activation='relu'))
model.add(MaxPooling2D(pool_size=(2, 2)))
model.add(Flatten())
model.add(Dense(128, activation='relu'))
model.add(Dense(1, activation='sigmoid'))
model.compile(optimizer='adam', loss='binary_crossentropy', metrics=['accuracy'])
model.fit_generator(train, steps_per_epoch=100, epochs=10, validation_data=valid, validation_steps=20)
