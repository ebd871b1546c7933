/** What the entries of the catalogue are for, in Korean, by kind and class name. */

import { layers } from "./layers.ko.js";

/** @type {Readonly<Record<string, string>>} */
export const entries = {
  ...layers,

  "activation.linear": "입력을 그대로 내보냅니다.",
  "activation.relu": "음수는 0으로, 나머지는 그대로 내보냅니다.",
  "activation.leaky_relu": "음수에는 0.2를 곱하고 나머지는 그대로 내보냅니다.",
  "activation.sigmoid": "값을 0과 1 사이로 압축합니다: 1 / (1 + exp(-x)).",
  "activation.tanh": "값을 -1과 1 사이로 압축하는 쌍곡탄젠트입니다.",
  "activation.softmax": "마지막 축의 값을 합이 1인 확률로 바꿉니다.",
  "activation.relu6": "음수는 0으로, 6보다 큰 값은 6으로 바꿉니다.",
  "activation.elu": "양수는 그대로, 나머지는 exp(x) - 1로 바꿉니다.",
  "activation.selu": "층을 지나도 평균 0, 분산 1을 유지하도록 배율을 곱한 elu입니다.",
  "activation.gelu": "입력에 그 값의 표준정규분포 누적 확률을 곱합니다.",
  "activation.silu": "입력에 입력의 sigmoid를 곱합니다.",
  "activation.softplus": "부드러운 relu입니다: ln(1 + exp(x)).",
  "activation.softsign": "값을 -1과 1 사이로 압축합니다: x / (1 + |x|).",
  "activation.hard_sigmoid": "sigmoid를 직선으로 근사합니다. -3 이하는 0, 3 이상은 1입니다.",
  "activation.mish": "작은 음수도 통과시키는 부드러운 relu입니다: x * tanh(softplus(x)).",
  "activation.exponential": "값의 지수 함수 exp(x)를 구합니다.",
  "activation.log_softmax": "softmax 확률의 로그입니다.",
  "activation.hard_silu": "입력에 hard_sigmoid를 곱합니다. silu를 직선과 포물선으로 근사합니다.",
  "activation.hard_tanh": "-1보다 작은 값은 -1로, 1보다 큰 값은 1로 바꿉니다.",
  "activation.celu": "양수는 그대로, 나머지는 exp(x) - 1로 바꿉니다. elu와 같습니다.",
  "activation.log_sigmoid": "sigmoid의 로그입니다.",
  "activation.squareplus": "지수 함수를 쓰지 않는 부드러운 relu입니다: (x + sqrt(x^2 + 4)) / 2.",
  "activation.soft_shrink": "값을 0 쪽으로 0.5만큼 옮깁니다. -0.5와 0.5 사이는 0이 됩니다.",
  "activation.hard_shrink": "-0.5와 0.5 사이는 0으로, 나머지는 그대로 내보냅니다.",
  "activation.tanh_shrink": "입력에서 tanh를 뺍니다.",
  "activation.sparse_plus": "-1과 1 사이를 포물선으로 이은 relu입니다.",
  "activation.sparse_sigmoid": "-1 이하는 0, 1 이상은 1이고 그 사이는 직선입니다.",
  "activation.sparsemax": "softmax처럼 합이 1인 확률로 바꾸되 작은 값은 0으로 만듭니다.",
  "activation.hard_sigmoid_keras2":
    "Keras 2와 TensorFlow.js의 hard_sigmoid입니다: min(max(0.2 x + 0.5, 0), 1).",

  "initializer.GlorotUniform":
    "입출력 수에 맞춘 균등분포입니다. 대부분의 커널에 쓰는 기본값입니다.",
  "initializer.GlorotNormal": "입출력 수에 맞춘 절단 정규분포입니다.",
  "initializer.HeUniform": "뒤에 relu가 오는 층에 맞춘 균등분포입니다.",
  "initializer.HeNormal": "뒤에 relu가 오는 층에 맞춘 절단 정규분포입니다.",
  "initializer.LecunUniform": "입력 수에 맞춘 균등분포입니다. selu와 함께 씁니다.",
  "initializer.LecunNormal": "입력 수에 맞춘 절단 정규분포입니다. selu와 함께 씁니다.",
  "initializer.VarianceScaling": "가중치의 입출력 수에 분산을 맞춘 난수입니다.",
  "initializer.Zeros": "모두 0입니다. 편향에 쓰는 기본값입니다.",
  "initializer.Ones": "모두 1입니다.",
  "initializer.Constant": "모두 같은 값입니다.",
  "initializer.RandomUniform": "두 경계 사이의 균등분포입니다.",
  "initializer.RandomNormal": "평균과 표준편차를 정한 정규분포입니다.",
  "initializer.TruncatedNormal":
    "평균에서 표준편차의 두 배 넘게 떨어진 값을 버리는 정규분포입니다.",
  "initializer.Orthogonal": "무작위 직교 행렬입니다. 곱해도 벡터의 길이가 변하지 않습니다.",
  "initializer.Identity": "단위 행렬입니다. 대각선은 1, 나머지는 0입니다.",

  "regularizer.L1": "L1 규제입니다. 가중치의 절댓값만큼 손실을 늘려 많은 가중치를 0으로 만듭니다.",
  "regularizer.L2": "L2 규제입니다. 가중치의 제곱만큼 손실을 늘려 가중치를 작게 유지합니다.",
  "regularizer.L1L2": "L1 규제와 L2 규제를 함께 씁니다.",

  "constraint.MaxNorm": "유닛마다 가중치의 노름이 한도를 넘지 않게 합니다.",
  "constraint.NonNeg": "가중치가 음수가 되지 않게 합니다.",
  "constraint.UnitNorm": "유닛마다 가중치의 노름을 1로 맞춥니다.",
  "constraint.MinMaxNorm": "유닛마다 가중치의 노름을 최솟값과 최댓값 사이로 제한합니다.",

  "loss.MeanSquaredError": "평균 제곱 오차입니다. 회귀에 씁니다.",
  "loss.MeanAbsoluteError": "평균 절대 오차입니다. 회귀에 쓰며 이상치의 영향을 덜 받습니다.",
  "loss.BinaryCrossentropy":
    "이진 교차 엔트로피입니다. 이진 분류에 쓰며, 타깃은 0 또는 1이고 출력은 1일 확률입니다.",
  "loss.CategoricalCrossentropy":
    "교차 엔트로피입니다. 다중 분류에 쓰며, 타깃은 원-핫 인코딩입니다.",
  "loss.SparseCategoricalCrossentropy":
    "교차 엔트로피입니다. 다중 분류에 쓰며, 타깃은 정수인 클래스 번호(0부터)입니다.",
  "loss.MeanAbsolutePercentageError":
    "평균 절대 백분율 오차(MAPE)입니다. 절대 오차를 타깃에 대한 백분율로 나타낸 평균입니다.",
  "loss.MeanSquaredLogarithmicError":
    "ln(1 + 값)의 차이를 제곱한 평균입니다. 타깃의 자릿수가 크게 다를 때 씁니다.",
  "loss.Huber":
    "작은 오차는 제곱으로, 큰 오차는 절댓값으로 계산합니다. 이상치가 있는 회귀에 씁니다.",
  "loss.LogCosh":
    "오차의 쌍곡코사인에 로그를 취합니다. 작은 오차에서는 제곱, 큰 오차에서는 절댓값에 가깝습니다.",
  "loss.BinaryFocalCrossentropy":
    "클래스가 불균형한 이진 분류에 씁니다. 이미 잘 맞힌 샘플의 비중을 줄인 이진 교차 엔트로피입니다.",
  "loss.CategoricalFocalCrossentropy":
    "클래스가 불균형한 다중 분류에 씁니다. 이미 잘 맞힌 샘플의 비중을 줄인 교차 엔트로피이며, 타깃은 원-핫 인코딩입니다.",
  "loss.Hinge": "이진 분류에 쓰는 힌지 손실입니다. 타깃은 -1과 1입니다.",
  "loss.SquaredHinge": "이진 분류에 쓰는 제곱 힌지 손실입니다. 타깃은 -1과 1입니다.",
  "loss.CategoricalHinge": "다중 분류에 쓰는 힌지 손실입니다. 타깃은 원-핫 인코딩입니다.",
  "loss.Dice":
    "이미지 분할에 쓰는 다이스 손실입니다. 예측한 영역과 실제 영역이 얼마나 겹치지 않는지 나타냅니다.",
  "loss.Tversky": "놓친 것과 잘못 예측한 것의 비중을 따로 정하는 다이스 손실입니다.",
  "loss.KLDivergence":
    "쿨백-라이블러 발산입니다. 예측 분포가 타깃 분포와 얼마나 다른지 나타냅니다.",
  "loss.Poisson": "푸아송 손실입니다. 횟수를 예측할 때 씁니다: 예측 - 타깃 * ln(예측).",
  "loss.CosineSimilarity":
    "타깃과 예측의 코사인 유사도에 음의 부호를 붙인 값입니다. 방향이 같으면 -1입니다.",

  "metric.Accuracy": "정확도입니다. 예측이 타깃과 같은 비율입니다.",
  "metric.BinaryAccuracy": "이진 분류 정확도입니다. 임곗값으로 나눈 예측이 타깃과 같은 비율입니다.",
  "metric.CategoricalAccuracy":
    "정확도입니다. 확률이 가장 높은 클래스가 원-핫 타깃의 클래스와 같은 비율입니다.",
  "metric.SparseCategoricalAccuracy":
    "정확도입니다. 확률이 가장 높은 클래스가 타깃의 클래스 번호와 같은 비율입니다.",
  "metric.MeanSquaredError": "평균 제곱 오차입니다.",
  "metric.MeanAbsoluteError": "평균 절대 오차입니다.",
  "metric.TopKCategoricalAccuracy":
    "원-핫 타깃의 클래스가 확률이 높은 k개 클래스 안에 드는 비율입니다.",
  "metric.SparseTopKCategoricalAccuracy":
    "타깃의 클래스 번호가 확률이 높은 k개 클래스 안에 드는 비율입니다.",
  "metric.Precision": "정밀도입니다. 1로 예측한 것 중 맞은 비율입니다.",
  "metric.Recall": "재현율입니다. 실제로 1인 것 중 찾아낸 비율입니다.",
  "metric.F1Score": "F1 점수입니다. 정밀도와 재현율의 조화평균입니다.",
  "metric.FBetaScore":
    "F-베타 점수입니다. 재현율에 정밀도의 beta배만큼 비중을 두고 구한 조화평균입니다.",
  "metric.TruePositives": "1로 예측했고 실제로도 1인 것의 수입니다(참 양성).",
  "metric.TrueNegatives": "0으로 예측했고 실제로도 0인 것의 수입니다(참 음성).",
  "metric.FalsePositives": "1로 예측했지만 실제로는 0인 것의 수입니다(거짓 양성).",
  "metric.FalseNegatives": "0으로 예측했지만 실제로는 1인 것의 수입니다(거짓 음성).",
  "metric.SensitivityAtSpecificity": "특이도가 충분히 높은 임곗값 가운데 가장 높은 민감도입니다.",
  "metric.SpecificityAtSensitivity": "민감도가 충분히 높은 임곗값 가운데 가장 높은 특이도입니다.",
  "metric.PrecisionAtRecall": "재현율이 충분히 높은 임곗값 가운데 가장 높은 정밀도입니다.",
  "metric.RecallAtPrecision": "정밀도가 충분히 높은 임곗값 가운데 가장 높은 재현율입니다.",
  "metric.MeanIoU": "클래스마다 구한 IoU의 평균입니다. 타깃과 예측이 클래스 번호입니다.",
  "metric.IoU": "고른 클래스의 IoU 평균입니다. 타깃과 예측이 클래스 번호입니다.",
  "metric.BinaryIoU": "임곗값으로 나눈 두 클래스의 IoU 평균입니다.",
  "metric.OneHotIoU": "고른 클래스의 IoU 평균입니다. 타깃이 원-핫입니다.",
  "metric.OneHotMeanIoU": "클래스마다 구한 IoU의 평균입니다. 타깃이 원-핫입니다.",
  "metric.AUC": "ROC 곡선 또는 정밀도-재현율 곡선 아래의 면적입니다.",
  "metric.RootMeanSquaredError": "평균 제곱 오차의 제곱근입니다. 단위가 타깃과 같습니다.",
  "metric.MeanAbsolutePercentageError":
    "평균 절대 백분율 오차(MAPE)입니다. 절대 오차를 타깃에 대한 백분율로 나타낸 평균입니다.",
  "metric.R2Score": "결정 계수입니다. 타깃의 분산 중 예측이 설명하는 비율입니다.",
  "metric.CosineSimilarity": "타깃과 예측의 코사인 유사도입니다.",
  "metric.MeanSquaredLogarithmicError": "ln(1 + 값)의 차이를 제곱한 평균입니다.",
  "metric.LogCoshError": "오차의 쌍곡코사인에 로그를 취한 평균입니다.",
  "metric.SquaredHinge": "타깃과 예측의 제곱 힌지 손실입니다.",
  "metric.Hinge": "타깃과 예측의 힌지 손실입니다.",
  "metric.CategoricalHinge": "원-핫 타깃과 예측의 힌지 손실입니다.",
  "metric.Poisson": "타깃과 예측의 푸아송 손실입니다.",
  "metric.KLDivergence":
    "쿨백-라이블러 발산입니다. 예측 분포가 타깃 분포와 얼마나 다른지 나타냅니다.",
  "metric.SparseCategoricalCrossentropy": "타깃의 클래스 번호와 예측의 교차 엔트로피입니다.",
  "metric.CategoricalCrossentropy": "원-핫 타깃과 예측의 교차 엔트로피입니다.",
  "metric.BinaryCrossentropy": "타깃과 예측의 이진 교차 엔트로피입니다.",

  "optimizer.SGD": "경사 하강법입니다. 모멘텀을 쓸 수 있습니다.",
  "optimizer.Adam": "가중치마다 학습률을 따로 조절하는 경사 하강법입니다.",
  "optimizer.AdamW": "가중치 감쇠를 따로 적용하는 Adam입니다.",
  "optimizer.RMSprop": "그레이디언트를 그 제곱의 이동 평균의 제곱근으로 나눕니다.",
  "optimizer.Adagrad":
    "그레이디언트 제곱의 합에 맞춰, 자주 갱신되는 가중치의 학습률을 점점 줄입니다.",
  "optimizer.Adadelta": "최근의 그레이디언트와 갱신량의 이동 평균에 맞춰 학습률을 조절합니다.",
  "optimizer.Adamax": "최근의 가장 큰 그레이디언트를 기준으로 하는 Adam입니다.",
  "optimizer.Nadam": "네스테로프 모멘텀을 쓰는 Adam입니다.",
  "optimizer.Lion": "모멘텀의 부호만 보고 모든 가중치를 같은 크기로 갱신합니다.",

  "optimizer.Ftrl":
    "규제를 더한 리더를 따라가는 방법입니다. 넓고 희소한 모델에 알맞으며 많은 가중치를 0으로 둡니다.",

  "schedule.ExponentialDecay": "학습률에 일정한 계수를 거듭 곱해 줄입니다.",
  "schedule.PiecewiseConstantDecay": "구간마다 정해진 학습률을 차례로 씁니다.",
  "schedule.PolynomialDecay": "다항식을 따라 마지막 학습률까지 줄입니다.",
  "schedule.InverseTimeDecay": "학습률을 1 + decay_rate * 스텝 / decay_steps로 나눕니다.",
  "schedule.CosineDecay": "코사인 곡선을 따라 줄입니다. 앞에 선형 워밍업을 둘 수 있습니다.",
  "schedule.CosineDecayRestarts": "코사인 곡선을 따라 줄이기를 되풀이합니다.",

  "preparation.TrainTestSplit":
    "행을 훈련용과 테스트용으로 나눕니다. 테스트 데이터는 학습에 쓰지 않고 평가에만 씁니다.",
  "preparation.KFold":
    "행을 크기가 같은 폴드 n_splits개로 나누고 그중 하나로 평가합니다(K-폴드 교차 검증).",
  "preparation.StratifiedKFold": "폴드마다 클래스 비율을 지키며 KFold처럼 나눕니다.",
  "preparation.GroupKFold": "그룹이 같은 행은 한 폴드에 모이도록 KFold처럼 나눕니다.",
  "preparation.StratifiedGroupKFold":
    "그룹이 같은 행은 한 폴드에 모이도록 나누면서, 폴드마다 클래스 비율도 되도록 지킵니다.",
  "preparation.ShuffleSplit":
    "훈련용 행과 테스트용 행을 무작위로 여러 번 뽑고 그중 한 번을 씁니다.",
  "preparation.StratifiedShuffleSplit": "클래스 비율을 지키며 ShuffleSplit처럼 뽑습니다.",
  "preparation.GroupShuffleSplit": "행 대신 그룹을 ShuffleSplit처럼 뽑습니다.",
  "preparation.TimeSeriesSplit": "시계열처럼 앞의 행으로 학습하고 그 뒤에 오는 행으로 평가합니다.",
  "preparation.PredefinedSplit":
    "열에 적힌 대로 훈련용과 테스트용으로 나눕니다. 이 열은 특성에서 제외합니다.",
  "preparation.SimpleImputer": "결측값을 같은 열의 평균, 중앙값, 최빈값 등으로 채웁니다.",
  "preparation.MinMaxScaler":
    "훈련 데이터의 최솟값과 최댓값을 기준으로 열마다 값을 정해진 범위로 스케일링합니다.",
  "preparation.StandardScaler":
    "훈련 데이터의 평균과 표준편차로 열마다 값을 표준화합니다. 평균은 0, 표준편차는 1이 됩니다.",
  "preparation.RobustScaler":
    "중앙값과 두 백분위수 사이의 거리로 열마다 값을 스케일링합니다. 이상치의 영향을 거의 받지 않습니다.",
  "preparation.MaxAbsScaler":
    "훈련 데이터에서 가장 큰 절댓값으로 나누어 열마다 값을 -1과 1 사이로 맞춥니다. 0은 그대로 0입니다.",
  "preparation.Normalizer": "행마다 그 행의 노름으로 나누어 모든 행의 길이를 같게 합니다.",
  "preparation.KNNImputer": "결측값을 가장 가까운 훈련 행들의 평균으로 채웁니다.",
  "preparation.QuantileTransformer":
    "값을 그보다 작은 훈련 행의 비율로 바꿉니다. 값이 고르게, 또는 정규분포처럼 퍼집니다.",
  "preparation.PowerTransformer": "정규분포에 가장 가까워지도록 열마다 값을 거듭제곱합니다.",
  "preparation.PCA":
    "열들을 훈련 데이터가 가장 많이 퍼져 있는 방향인 주성분으로 바꿉니다(주성분 분석).",
  "preparation.OneHotEncoder":
    "범주 열을 범주마다 0과 1로 된 열 하나씩으로 바꿉니다(원-핫 인코딩).",
  "preparation.OrdinalEncoder":
    "범주 열을 정수 열로 바꿉니다. 범주를 정렬한 순서대로 0, 1, 2 …가 됩니다.",
  "preparation.GetDummies":
    "범주 열을 0과 1로 된 더미 열로 바꾸어 맨 뒤에 붙입니다. 결측값과 새 범주는 모두 0이 됩니다.",
  "preparation.TextVectorization":
    "텍스트를 어휘 사전의 단어 번호로 바꾸거나, 단어마다 열 하나로 바꿉니다.",
  "preparation.TimeseriesWindows":
    "시간순으로 이어지는 여러 행을 샘플 하나로 묶어 그 뒤의 행을 예측하게 합니다.",
  "preparation.SelectColumns": "고른 열만 특성으로 남기고 나머지 열은 제거합니다.",
  "preparation.DropColumns": "고른 열을 제거하고 나머지 열은 남깁니다.",
  "preparation.DropNA": "결측값이 있는 행을 제거합니다. 예측할 새 행은 그대로 둡니다.",
  "preparation.DropDuplicates":
    "다른 행과 똑같은 중복 행을 제거합니다. 예측할 새 행은 그대로 둡니다.",
  "preparation.Query": "조건에 맞는 행만 남깁니다. 예측할 새 행은 그대로 둡니다.",
  "preparation.Sample": "행을 무작위로 일부만 뽑거나, 모두 뽑아 순서를 섞습니다.",
  "preparation.Replace": "값을 다른 값이나 결측값으로 바꿉니다.",
  "preparation.ToNumeric": "숫자가 아닌 값이 섞여 텍스트로 읽힌 열을 숫자 열로 바꿉니다.",
  "preparation.AsType": "열의 자료형을 바꿉니다. 텍스트를 수로, 또는 수를 텍스트로 바꿉니다.",
  "preparation.DateParts": "텍스트로 적힌 날짜를 연, 월, 일, 요일 등의 열로 바꿉니다.",
  "preparation.Assign": "두 열로 계산한 새 열을 추가합니다. 두 값의 비율 등을 구합니다.",
  "preparation.Log1p": "1 + x의 로그를 구해 한쪽으로 길게 늘어진 분포를 줄입니다.",
  "preparation.Clip": "수를 범위 안으로 제한합니다. 범위를 벗어난 값은 양 끝의 값이 됩니다.",
  "preparation.Cut":
    "수를 주어진 경계로 나눈 구간의 번호나 이름으로 바꿉니다. 어느 구간에도 없는 값은 결측값이 됩니다.",
  "preparation.KBinsDiscretizer": "열의 범위를 여러 구간으로 나누고 수를 구간의 번호로 바꿉니다.",
  "preparation.PolynomialFeatures":
    "열을 거듭제곱과 서로 곱한 값으로 바꾸어 다른 열 뒤에 놓습니다(다항 특성).",
  "preparation.MergeRareCategories":
    "드문 범주를 하나의 범주로 묶습니다. 열은 텍스트 그대로입니다.",
  "preparation.RandomOverSampler":
    "작은 클래스의 훈련 행을 무작위로 복제해 클래스의 균형을 맞춥니다(오버샘플링).",
  "preparation.RandomUnderSampler":
    "큰 클래스의 훈련 행을 무작위로 일부만 남겨 클래스의 균형을 맞춥니다(언더샘플링).",
  "preparation.SMOTE":
    "작은 클래스의 행과 그 이웃 사이에 새 훈련 행을 만들어 클래스의 균형을 맞춥니다(오버샘플링).",
  "preparation.BorderlineSMOTE":
    "다른 클래스와의 경계에 있는 행에서만 SMOTE처럼 새 훈련 행을 만듭니다.",
  "preparation.SMOTENC": "범주 열이 섞인 데이터에서 SMOTE처럼 새 훈련 행을 만듭니다.",
  "preparation.ADASYN":
    "다른 클래스의 이웃이 많은 행일수록 더 많이, SMOTE처럼 새 훈련 행을 만듭니다.",
  "preparation.TomekLinks":
    "서로 가장 가까운 이웃인데 클래스가 다른 훈련 행을 제거합니다(토멕 링크).",
  "preparation.Resizing": "이미지의 높이와 너비를 바꿉니다.",
  "preparation.CenterCrop": "이미지의 가운데를 잘라 냅니다. 작은 이미지는 크기를 바꿉니다.",
  "preparation.Grayscale":
    "이미지를 흑백으로 바꿉니다. 채널 하나가 되고 값은 0.299 빨강 + 0.587 초록 + 0.114 파랑입니다.",
  "preparation.GrayscaleToRGB": "흑백 이미지에 컬러 이미지처럼 채널 세 개를 줍니다.",
  "preparation.Invert": "밝은 픽셀은 어둡게, 어두운 픽셀은 밝게 바꿉니다.",
  "preparation.Normalization":
    "학습 이미지의 값으로 픽셀을 스케일링합니다. 평균 0, 분산 1로 맞추거나 0과 1 사이로 맞춥니다.",
  "preparation.PerImageStandardization": "이미지마다 따로 평균 0, 분산 1로 맞춥니다.",
  "preparation.Rescaling": "0부터 255까지인 픽셀 값의 범위를 바꿉니다: 픽셀 * scale + offset.",

  "baseline.LogisticRegression":
    "특성의 가중합으로 클래스를 예측합니다. 큰 가중치에는 벌점을 줍니다.",
  "baseline.KNeighborsClassifier": "가장 가까운 훈련 행들에 많은 클래스를 예측합니다.",
  "baseline.GaussianNB": "클래스마다 특성이 서로 독립이고 정규분포를 따른다고 보고 예측합니다.",
  "baseline.DecisionTreeClassifier": "한 번에 특성 하나씩 물어 가며 클래스를 예측합니다.",
  "baseline.RandomForestClassifier":
    "서로 다른 행과 특성으로 키운 여러 결정 트리의 평균으로 예측합니다.",
  "baseline.GradientBoostingClassifier":
    "작은 트리를 차례로 더하며, 트리마다 앞 트리들의 확률을 바로잡습니다.",
  "baseline.LinearRegression": "특성의 가중합으로 수를 예측합니다(최소제곱법).",
  "baseline.Ridge": "큰 가중치에 벌점을 주는 최소제곱법입니다(릿지 회귀).",
  "baseline.KNeighborsRegressor": "가장 가까운 훈련 행들의 평균을 예측합니다.",
  "baseline.DecisionTreeRegressor": "한 번에 특성 하나씩 물어 가며 수를 예측합니다.",
  "baseline.RandomForestRegressor":
    "서로 다른 행으로 키워 수를 예측하는 여러 결정 트리의 평균입니다.",
  "baseline.GradientBoostingRegressor":
    "작은 트리를 차례로 더하며, 트리마다 앞 트리들의 오차를 예측합니다.",

  "callback.CSVLogger": "에포크마다 로그를 CSV로 기록합니다.",
  "callback.EarlyStopping": "조기 종료입니다. 지표가 더 나아지지 않으면 학습을 멈춥니다.",
  "callback.ModelCheckpoint": "마지막 모델이나 가장 좋은 모델을 메모리에 저장합니다.",
  "callback.ReduceLROnPlateau": "지표가 더 나아지지 않으면 학습률을 줄입니다.",
  "callback.ResetStates":
    "에포크가 끝날 때마다 stateful인 층의 상태를 0으로 되돌려 다음 에포크를 새로 시작합니다.",
  "callback.TerminateOnNaN":
    "손실이 NaN이나 무한대가 되면 학습을 멈춥니다. 모델에는 그 배치까지 학습한 가중치가 남습니다.",
};
