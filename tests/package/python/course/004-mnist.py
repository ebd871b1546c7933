import matplotlib.pyplot as plt
numerals = tf.keras.datasets.mnist
(pages, marks), (new_pages, new_marks) = numerals.load_data()
plt.rcParams['figure.figsize'] = (3, 3)
plt.imshow(pages[0])
plt.show()
# 한 장을 784개의 수로
pages = pages.reshape((60000, 28 * 28)) / 255.0
new_pages = new_pages.reshape((10000, 28 * 28)) / 255.0
marks = tf.keras.utils.to_categorical(marks, 10)
new_marks = tf.keras.utils.to_categorical(new_marks, 10)
# half as wide from layer to layer
net = tf.keras.models.Sequential()
net.add(tf.keras.layers.Dense(units=128, activation='relu', input_shape=(28*28,)))
net.add(tf.keras.layers.Dense(units=64, activation='relu'))
net.add(tf.keras.layers.Dense(units=32, activation='relu'))
net.add(tf.keras.layers.Dense(units=16, activation='relu'))
net.add(tf.keras.layers.Dense(units=10, activation='softmax'))
net.summary()
net.compile(optimizer='adam', loss='categorical_crossentropy', metrics=['accuracy'])
# net.compile(loss=keras.losses.categorical_crossentropy, optimizer=keras.optimizers.SGD(learning_rate=0.5))
# 다섯 바퀴
net.fit(pages, marks, epochs=5, verbose=1, validation_split=0.2)
net.evaluate(new_pages, new_marks)
# keep it, and take it up again
net.save('numerals.h5')
again = tf.keras.models.load_model('numerals.h5')
again.summary()
