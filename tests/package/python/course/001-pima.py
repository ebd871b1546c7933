# 특성 수만큼 받아 확률 하나를 내는 신경망
n_inputs = X.shape[1]

net = tf.keras.models.Sequential([
  tf.keras.layers.Dense(units=128, input_shape=[n_inputs]),
  tf.keras.layers.Dense(128, activation='relu'),
  tf.keras.layers.Dropout(0.2),
  tf.keras.layers.Dense(1, activation='sigmoid')
])

# yes or no: binary loss
net.compile(optimizer='adam',
            loss='binary_crossentropy',
            metrics=['accuracy'])
# a dot per epoch, and a new line after every hundred
class Dots(tf.keras.callbacks.Callback):
    def on_epoch_end(self, number, logs):
        if number % 100 == 0:
            print('')
        else:
            print('.', end='')

# 검증 손실이 열 번 나아지지 않으면 끝낸다
patient = tf.keras.callbacks.EarlyStopping(monitor='val_loss', patience=10)

log = net.fit(X_train, y_train, epochs=100, validation_split=0.2, callbacks=[patient, Dots()])
