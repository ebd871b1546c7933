/** Korean words by which an entry of the catalogue is found besides those of its description. */

const normalization = "정규화";
const pooling = "풀링 pooling";
const maxPooling = `최대 ${pooling} 맥스${pooling}`;
const averagePooling = `평균 ${pooling}`;
const augmentation = "데이터 증강";

/** @type {Readonly<Record<string, string>>} */
export const words = {
  "layer.Dense": "완전 연결 전결합 밀집 은닉층 출력층 덴스",
  "layer.Conv2D": "합성곱 컨볼루션",
  "layer.Conv1D": "합성곱 컨볼루션",
  "layer.DepthwiseConv2D": "깊이별 합성곱 컨볼루션",
  "layer.SeparableConv2D": "분리 합성곱 컨볼루션",
  "layer.Conv2DTranspose": "전치 합성곱 컨볼루션",
  "layer.MaxPooling1D": maxPooling,
  "layer.MaxPooling2D": maxPooling,
  "layer.GlobalMaxPooling1D": `전역 ${maxPooling}`,
  "layer.GlobalMaxPooling2D": `전역 ${maxPooling}`,
  "layer.AveragePooling1D": averagePooling,
  "layer.AveragePooling2D": averagePooling,
  "layer.GlobalAveragePooling1D": `전역 ${averagePooling}`,
  "layer.GlobalAveragePooling2D": `전역 ${averagePooling}`,
  "layer.Flatten": "평탄화 펼치기 플래튼",
  "layer.ZeroPadding2D": "패딩",
  "layer.Cropping2D": "크롭",
  "layer.UpSampling2D": "업샘플링",
  "layer.Dropout": "드롭아웃",
  "layer.SpatialDropout2D": "드롭아웃",
  "layer.GaussianNoise": "가우시안 노이즈",
  "layer.BatchNormalization": `배치 ${normalization}`,
  "layer.LayerNormalization": `층 레이어 ${normalization}`,
  "layer.GroupNormalization": `그룹 ${normalization}`,
  "layer.Normalization": `표준화 ${normalization}`,
  "layer.Rescaling": "스케일링",
  "layer.Softmax": "소프트맥스",
  "layer.ReLU": "렐루",
  "layer.LeakyReLU": "리키 렐루",
  "layer.Embedding": "임베딩",
  "layer.SimpleRNN": "순환 신경망",
  "layer.LSTM": "순환 신경망 장단기 메모리",
  "layer.GRU": "순환 신경망 게이트",
  "layer.Bidirectional": "양방향",
  "layer.RandomFlip": `${augmentation} 반전`,
  "layer.RandomTranslation": `${augmentation} 이동`,
  "layer.RandomRotation": `${augmentation} 회전`,
  "layer.RandomZoom": `${augmentation} 줌`,
  "layer.RandomContrast": `${augmentation} 대비`,
  "layer.Add": "잔차 연결 스킵",
  "layer.Concatenate": "병합 연결",
};
