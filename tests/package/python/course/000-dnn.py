# 기준값 두 개는 학습용 글자에서만 구하기
high = images_train.max()
low = images_train.min()
images_train = (images_train - high) / (high - low)
images_test = (images_test - high) / (high - low)
_____________________________
from tf.keras.utils import to_categorical # 안 불러지면 다른 경로로
n_letters = len(np.unique(labels_train))
labels_train = to_categorical(labels_train, n_letters)
labels_test = to_categorical(labels_test, n_letters)
labels_train.shape, images_train.shape
<출력> ((18000, 10), (18000, 28, 28, 1))
-----------------------
# a) forget the graph of the last try
keras.backend.clear_session()
_____________________________
# b) 입력부터 출력까지 잇기
start = tf.keras.layers.Input(shape=[28, 28, 1]) # one grey letter
flow = tf.keras.layers.Flatten()(start)
flow = tf.keras.layers.Dense(256, activation='relu')(flow)
flow = tf.keras.layers.Dense(256, activation='relu')(flow)
flow = tf.keras.layers.BatchNormalization()(flow)
flow = tf.keras.layers.Dropout(0.2)(flow)
flow = tf.keras.layers.Dense(128, activation='relu')(flow)
flow = tf.keras.layers.Dense(128, activation='relu')(flow)
flow = tf.keras.layers.BatchNormalization()(flow)
flow = tf.keras.layers.Dropout(0.2)(flow)
flow = tf.keras.layers.Dense(64, activation='relu')(flow)
flow = tf.keras.layers.Dense(64, activation='relu')(flow)
flow = keras.layers.BatchNormalization()(flow)
flow = tf.keras.layers.Dropout(0.2)(flow)
end = tf.keras.layers.Dense(10, activation='softmax')(flow)
_____________________________
# c) from where to where
net = tf.keras.models.Model(start, end)
_____________________________
# d) 무엇을 얼마나 줄일지
net.compile(optimizer='adam', loss = 'categorical_crossentropy', metrics='accuracy')
net.summary()
-----------------------
# e) 더 나아지지 않으면 그만두기
from tf.keras.callbacks import EarlyStopping
es = EarlyStopping(es = EarlyStopping(monitor='val_loss', min_delta=0,
                                      patience=5, # five epochs without luck
                                      verbose = 1, # 멈춘 때를 알려 줌
                                      restore_best_weights=True,)
-----------------------
# f) go
net.fit(images_train, labels_train,
        epochs=100000, verbose=1, # 멈추는 것은 es가 맡는다
        validation_split=0.2,
        callbacks=[es],) # a list, even of one
-----------------------
# g) 처음 보는 글자로 채점
net.evaluate(images_test, labels_test)
<출력> 125/125 [==============================] - 1s 3ms/step - loss: 0.4071 - accuracy: 0.8812 [0.40711522102355957, 0.8812500238418579]
-----------------------
# g-1) class by class
shares = net.predict(images_test)
guessed = np.argmax(shares, axis = 1)
wanted = np.argmax(labels_test, axis = 1)
from sklearn.metrics import classification_report, accuracy_score
accuracy_score(wanted, guessed)
print(classification_report(wanted, guessed))
