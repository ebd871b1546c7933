# 마스크 착용 여부 분류
from tensorflow.keras.preprocessing.image import ImageDataGenerator
from tensorflow.keras import models, layers

BATCH = 20
gen_train = ImageDataGenerator(rescale=1./255)
gen_test = ImageDataGenerator(rescale=1./255)
train_data = gen_train.flow_from_directory('./masks/train', target_size=(100, 100), color_mode='grayscale',
                                           batch_size=BATCH, class_mode='binary')
test_data = gen_test.flow_from_directory('./masks/test', target_size=(100, 100), color_mode='grayscale',
                                         batch_size=BATCH, class_mode='binary', shuffle=False)
print(train_data.class_indices)

model = models.Sequential()
model.add(layers.Conv2D(16, (3, 3), activation='relu', input_shape=(100, 100, 1)))
model.add(layers.MaxPooling2D((2, 2)))
model.add(layers.Conv2D(32, (3, 3), activation='relu'))
model.add(layers.MaxPooling2D((2, 2)))
model.add(layers.Flatten())
model.add(layers.Dense(1, activation='sigmoid'))
model.compile(loss='binary_crossentropy', optimizer='adam', metrics=['accuracy'])
model.fit(train_data, epochs=10)
print(model.evaluate(test_data))
