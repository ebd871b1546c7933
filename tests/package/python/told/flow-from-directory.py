from keras.preprocessing.image import ImageDataGenerator
from keras.models import Sequential
from keras.layers import Conv2D, MaxPooling2D, Flatten, Dense
train_datagen = ImageDataGenerator(rescale=1. / 255, horizontal_flip=True, validation_split=0.2)
train_generator = train_datagen.flow_from_directory("photos/train", target_size=(64, 64), batch_size=16, class_mode="categorical", subset="training")
validation_generator = train_datagen.flow_from_directory("photos/train", target_size=(64, 64), batch_size=16, class_mode="categorical", subset="validation")
model = Sequential()
model.add(Conv2D(16, (3, 3), activation="relu", input_shape=(64, 64, 3)))
model.add(MaxPooling2D((2, 2)))
model.add(Flatten())
model.add(Dense(4, activation="softmax"))
model.compile(loss="categorical_crossentropy", optimizer="adam", metrics=["accuracy"])
model.fit(train_generator, epochs=20, validation_data=validation_generator)
