/** What each layer is, in Korean: by kind and class name, as entries.ko.js has the others. */

/** @type {Readonly<Record<string, string>>} */
export const layers = {
  "layer.Resizing": "이미지의 높이와 너비를 바꿉니다. 모델의 일부로 계산합니다.",
  "layer.CenterCrop": "이미지의 가운데를 잘라 냅니다. 작은 이미지는 크기를 바꿉니다.",
  "layer.Dot": "두 입력을 곱해 한 축을 따라 더합니다(내적). 행렬곱과 같습니다.",
  "layer.MultiHeadAttention":
    "트랜스포머에 쓰는 멀티 헤드 어텐션층입니다. 쿼리의 스텝마다 값의 모든 스텝을 살펴봅니다.",
  "layer.Attention": "루옹 어텐션층입니다. 쿼리의 스텝마다 값의 모든 스텝을 살펴봅니다.",
  "layer.AdditiveAttention":
    "바다나우 어텐션층입니다. 쿼리와 키를 더한 값의 tanh로 둘을 비교합니다.",
  "layer.InputLayer": "데이터가 들어오는 입력층입니다. 샘플 하나의 형태를 정합니다.",
  "layer.Dense": "완전 연결층입니다. 모든 유닛이 모든 입력과 이어집니다.",
  "layer.Conv2D": "이미지 합성곱층입니다. 학습되는 필터가 높이와 너비 방향으로 움직입니다.",
  "layer.DepthwiseConv2D": "깊이별 합성곱층입니다. 채널마다 따로 합성곱을 합니다.",
  "layer.SeparableConv2D":
    "깊이별 분리 합성곱층입니다. 채널마다 따로 합성곱을 한 뒤 1×1 합성곱으로 채널을 섞습니다.",
  "layer.Conv2DTranspose": "전치 합성곱층입니다. 디코더처럼 학습되는 필터로 이미지를 키웁니다.",
  "layer.DepthwiseConv1D": "시퀀스의 깊이별 합성곱층입니다. 채널마다 따로 합성곱을 합니다.",
  "layer.SeparableConv1D":
    "시퀀스의 깊이별 분리 합성곱층입니다. 채널마다 따로 합성곱을 한 뒤 길이 1인 합성곱으로 채널을 섞습니다.",
  "layer.Conv1DTranspose": "시퀀스의 전치 합성곱층입니다. 학습되는 필터로 시퀀스를 늘립니다.",
  "layer.Conv3D":
    "입체와 동영상의 합성곱층입니다. 학습되는 필터가 깊이, 높이, 너비 방향으로 움직입니다.",
  "layer.MaxPooling3D": "최대 풀링층입니다. 윈도마다 가장 큰 값을 남겨 입체를 줄입니다.",
  "layer.AveragePooling3D": "평균 풀링층입니다. 윈도마다 평균을 내어 입체를 줄입니다.",
  "layer.GlobalMaxPooling3D": "전역 최대 풀링층입니다. 입체 전체에서 채널마다 최댓값을 고릅니다.",
  "layer.GlobalAveragePooling3D": "전역 평균 풀링층입니다. 입체 전체에서 채널마다 평균을 냅니다.",
  "layer.Conv1D": "시퀀스 합성곱층입니다. 학습되는 필터가 타임스텝을 따라 움직입니다.",
  "layer.MaxPooling2D":
    "최대 풀링층입니다. 윈도마다 가장 큰 값을 남겨 이미지를 줄입니다. 채널 수는 그대로입니다.",
  "layer.AveragePooling2D":
    "평균 풀링층입니다. 윈도마다 평균을 내어 이미지를 줄입니다. 채널 수는 그대로입니다.",
  "layer.GlobalMaxPooling2D":
    "전역 최대 풀링층입니다. 이미지 전체에서 채널마다 가장 큰 값을 남깁니다.",
  "layer.GlobalAveragePooling2D": "전역 평균 풀링층입니다. 이미지 전체에서 채널마다 평균을 냅니다.",
  "layer.MaxPooling1D":
    "최대 풀링층입니다. 윈도마다 가장 큰 값을 남겨 시퀀스를 줄입니다. 채널 수는 그대로입니다.",
  "layer.AveragePooling1D":
    "평균 풀링층입니다. 윈도마다 평균을 내어 시퀀스를 줄입니다. 채널 수는 그대로입니다.",
  "layer.GlobalMaxPooling1D":
    "전역 최대 풀링층입니다. 시퀀스 전체에서 채널마다 가장 큰 값을 남깁니다.",
  "layer.GlobalAveragePooling1D": "전역 평균 풀링층입니다. 시퀀스 전체에서 채널마다 평균을 냅니다.",
  "layer.Flatten": "샘플의 모든 값을 한 줄로 펼칩니다(평탄화). 합성곱층과 Dense 층 사이에 씁니다.",
  "layer.Reshape": "샘플의 값을 다른 형태로 바꿉니다.",
  "layer.Permute": "샘플의 축 순서를 바꿉니다.",
  "layer.RepeatVector": "같은 벡터를 n번 반복해 시퀀스로 만듭니다.",
  "layer.ZeroPadding1D": "시퀀스의 앞뒤를 0으로 채웁니다.",
  "layer.Cropping1D": "시퀀스의 앞뒤를 잘라 냅니다.",
  "layer.UpSampling1D": "스텝을 반복해 시퀀스를 늘립니다.",
  "layer.ZeroPadding2D": "이미지 둘레를 0으로 채웁니다.",
  "layer.Cropping2D": "이미지의 가장자리를 잘라 냅니다.",
  "layer.ZeroPadding3D": "입체 둘레를 0으로 채웁니다.",
  "layer.Cropping3D": "입체의 가장자리를 잘라 냅니다.",
  "layer.UpSampling3D": "값을 반복해 입체를 키웁니다.",
  "layer.UpSampling2D": "픽셀을 반복하거나 보간해 이미지를 키웁니다.",
  "layer.Dropout":
    "드롭아웃층입니다. 학습할 때 값의 일부를 무작위로 0으로 만들어 과적합을 막습니다.",
  "layer.SpatialDropout1D": "학습할 때 시퀀스의 일부 채널을 통째로 무작위로 0으로 만듭니다.",
  "layer.SpatialDropout3D": "학습할 때 입체의 일부 채널을 통째로 무작위로 0으로 만듭니다.",
  "layer.GaussianDropout": "학습할 때 값에 무작위 잡음을 곱해 과적합을 막습니다.",
  "layer.AlphaDropout": "SELU에 쓰는 드롭아웃층입니다. 값의 평균과 분산을 유지합니다.",
  "layer.SpatialDropout2D": "학습할 때 이미지의 일부 채널을 통째로 무작위로 0으로 만듭니다.",
  "layer.GaussianNoise": "학습할 때 모든 값에 무작위 잡음을 더해 과적합을 막습니다.",
  "layer.BatchNormalization":
    "배치 정규화입니다. 배치 안에서 채널마다 평균 0, 표준편차 1로 맞춘 뒤 크기와 위치를 조절합니다.",
  "layer.LayerNormalization":
    "층 정규화입니다. 샘플마다 값을 평균 0, 표준편차 1로 맞춘 뒤 크기와 위치를 조절합니다.",
  "layer.GroupNormalization":
    "그룹 정규화입니다. 샘플마다 채널 그룹을 평균 0, 표준편차 1로 맞춘 뒤 크기와 위치를 조절합니다.",
  "layer.RMSNormalization":
    "RMS 정규화입니다. 샘플마다 값을 제곱 평균의 제곱근으로 나눈 뒤 크기를 조절합니다.",
  "layer.Normalization": "주어진 평균과 분산으로 값을 표준화합니다.",
  "layer.UnitNormalization": "한 축을 따라 값들의 유클리드 노름이 1이 되도록 나눕니다.",
  "layer.Rescaling": "값의 범위를 바꿉니다: 입력 * scale + offset.",
  "layer.Activation": "원소마다 활성화 함수를 적용합니다.",
  "layer.ReLU": "ReLU입니다. 음수를 0으로 바꿉니다.",
  "layer.LeakyReLU": "Leaky ReLU입니다. 음수에 작은 기울기를 곱합니다.",
  "layer.PReLU": "음수에 곱할 기울기를 학습하는 Leaky ReLU입니다.",
  "layer.ELU": "음수를 alpha * (exp(x) - 1)로 바꿉니다.",
  "layer.Softmax": "값을 합이 1인 확률로 바꿉니다.",
  "layer.Identity": "입력을 그대로 내보냅니다.",
  "layer.GetItem": "입력의 일부를 고릅니다. x[:, -1, :]는 시퀀스의 마지막 스텝입니다.",
  "layer.ActivityRegularization":
    "입력의 크기에 대한 벌점을 손실에 더하고 입력은 그대로 내보냅니다.",
  "layer.Masking": "채워 넣은 스텝을 표시해 뒤의 층이 건너뛰게 합니다.",
  "layer.TimeDistributed": "시퀀스의 스텝마다 같은 층을 따로 적용합니다.",
  "layer.Embedding": "임베딩층입니다. 번호로 주어진 범주나 단어마다 벡터를 학습합니다.",
  "layer.SimpleRNN": "기본 순환층입니다. 스텝의 출력이 다음 스텝의 상태가 됩니다.",
  "layer.LSTM":
    "장단기 메모리(LSTM) 순환층입니다. 입력·망각·출력 게이트로 오래된 정보를 기억합니다.",
  "layer.ConvLSTM2D": "이미지 시퀀스를 위한 LSTM입니다. 행렬 곱 대신 합성곱을 씁니다.",
  "layer.GRU": "게이트 순환 유닛(GRU) 순환층입니다. 리셋 게이트와 업데이트 게이트가 있습니다.",
  "layer.Bidirectional": "양방향 순환층입니다. 순환층을 두 방향으로 실행해 출력을 합칩니다.",
  "layer.RandomFlip": "학습할 때 이미지를 절반의 확률로 뒤집습니다.",
  "layer.RandomTranslation": "학습할 때 이미지를 무작위로 옮깁니다.",
  "layer.RandomRotation": "학습할 때 이미지를 무작위로 회전합니다.",
  "layer.RandomZoom": "학습할 때 이미지를 무작위로 확대하거나 축소합니다.",
  "layer.RandomContrast": "학습할 때 이미지의 대비를 무작위로 바꿉니다.",
  "layer.RandomBrightness": "학습할 때 이미지의 밝기를 무작위로 바꿉니다.",
  "layer.RandomSaturation": "학습할 때 이미지의 채도를 무작위로 바꿉니다.",
  "layer.RandomHue": "학습할 때 이미지의 색상을 무작위로 돌립니다.",
  "layer.RandomSharpness": "학습할 때 이미지를 무작위로 흐리거나 선명하게 합니다.",
  "layer.RandomShear": "학습할 때 이미지를 무작위로 기울입니다.",
  "layer.RandomCrop":
    "이미지의 일부를 오려 냅니다. 학습할 때는 무작위 위치, 그 밖에는 가운데입니다.",
  "layer.Add": "입력을 원소별로 더합니다. 잔차 연결에 씁니다.",
  "layer.Subtract": "첫 번째 입력에서 두 번째 입력을 원소별로 뺍니다.",
  "layer.Multiply": "입력을 원소별로 곱합니다.",
  "layer.Average": "입력의 평균을 원소별로 구합니다.",
  "layer.Maximum": "입력 중 가장 큰 값을 원소별로 고릅니다.",
  "layer.Minimum": "입력 중 가장 작은 값을 원소별로 고릅니다.",
  "layer.Concatenate": "입력을 한 축을 따라 이어 붙입니다.",
};
