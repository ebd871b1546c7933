# a pixel is at most 255, so this leaves numbers between 0 and 1
digits = tf.keras.datasets.mnist

(images, answers), (new_images, new_answers) = digits.load_data()
images, new_images = images / 255.0, new_images / 255.0
net = tf.keras.models.Sequential([
  tf.keras.layers.Flatten(input_shape=(28, 28)), # 그림을 한 줄로 늘어놓는다
  tf.keras.layers.Dense(units=128, activation='relu'), # hidden units: 128
  tf.keras.layers.Dropout(0.2), # 다섯 중 하나는 쉬게 한다
  tf.keras.layers.Dense(10, activation='softmax') # 숫자마다 하나
])

# 아래 셋: 가중치를 고치는 방법,
# what is made small, and what is shown beside it

net.compile(optimizer='adam', # steps of its own for every weight
            loss='sparse_categorical_crossentropy', # 정답이 정수일 때
            metrics=['accuracy']) # share of hits
# 배우기 전에 한 장만 넣어 보기
before = net(images[:1]).numpy()
before

>>array([[0.11482031, 0.08203914, 0.10350122, 0.09134807, 0.12206115],
      [0.07120944, 0.1302211 , 0.09713402, 0.08944216, 0.09822339]],
      dtype=float32)
shares = tf.nn.softmax(before).numpy()
shares, f"모두 더하면 : {np.sum(shares)}", f"가장 큰 곳 : {np.argmax(shares)}" 

>>(array([[0.10148237, 0.09821023, 0.10034019, 0.09912881, 0.10222048]],
       dtype=float32), '모두 더하면 : 1.0', '가장 큰 곳 : 4')
net.fit(images, answers, epochs=5)

net.evaluate(new_images,  new_answers, verbose=2)
with_shares = tf.keras.Sequential([
  net,
  tf.keras.layers.Softmax()
])

first_five = with_shares(new_images[:5])
first_five

>> <tf.Tensor: shape=(5, 10), dtype=float32, numpy=
array([[0.08611022, 0.08604417, 0.08620915, 0.08733101, 0.08602204],
       [0.08590317, 0.22914408, 0.08612702, 0.08601133, 0.08595512]],
      dtype=float32)>
