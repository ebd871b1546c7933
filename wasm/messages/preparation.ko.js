/** What the arguments of preparation steps mean, in Korean: keys as in arguments.ko.js. */

/** @type {Readonly<Record<string, string>>} */
export const preparation = {
  columns: "열의 이름입니다. 비우면 이 단계를 쓸 수 있는 모든 열입니다.",
  "preparation.SelectColumns.columns": "남길 열의 이름을 놓을 순서대로 적습니다.",
  "preparation.DropColumns.columns": "뺄 열의 이름입니다.",
  fit_on:
    "통계를 구할 행: 훈련 데이터(train) 또는 모든 행(all). all은 분할 전의 data.fillna(data.median())처럼 테스트 데이터의 정보가 학습에 새어 들어갑니다.",
  subset: "살펴볼 열의 이름입니다. 비우면 모든 열입니다.",
  how: "결측값이 하나라도 있는 행을 뺄지(any), 모두 결측값인 행만 뺄지(all) 정합니다.",
  thresh: "행을 남기는 데 필요한 값의 개수입니다. how 대신 씁니다.",
  keep: "같은 행들 가운데 남길 행: 첫 행, 마지막 행, 또는 하나도 남기지 않습니다(pandas의 False).",
  feature_range: "최솟값과 최댓값이 바뀔 값입니다.",
  clip: "범위를 벗어난 새 값을 잘라 낼지 정합니다.",
  with_mean: "평균을 뺄지 정합니다.",
  with_std: "표준편차로 나눌지 정합니다.",
  with_centering: "중앙값을 뺄지 정합니다.",
  with_scaling: "두 백분위수 사이의 거리로 나눌지 정합니다.",
  quantile_range: "기준으로 삼을 두 백분위수입니다.",
  unit_variance: "정규분포를 따르는 열의 분산이 1이 되도록 스케일링할지 정합니다.",
  norm: "노름의 종류: 제곱합의 제곱근(l2), 절댓값의 합(l1) 또는 가장 큰 절댓값(max)입니다.",
  missing_values: "빈 칸처럼 결측값으로 볼 값입니다.",
  add_indicator:
    "훈련 데이터에 결측값이 있는 열마다 결측 여부를 나타내는 0과 1의 열을 더할지 정합니다.",
  keep_empty_features:
    "훈련 데이터에 값이 하나도 없는 열을 빼지 않고 0 또는 fill_value로 채워 남길지 정합니다.",
  handle_unknown:
    "훈련 데이터에 없던 범주를 거부하거나, 모두 0으로 두거나, 하나로 묶은 드문 범주로 봅니다.",
  "preparation.OrdinalEncoder.handle_unknown":
    "훈련 데이터에 없던 범주를 거부하거나 unknown_value로 바꿉니다.",
  drop: "열을 만들지 않을 범주: 열마다 첫 범주, 또는 범주가 둘인 열에서만 첫 범주입니다.",
  min_frequency: "행이 이보다 적은 범주를 하나로 묶습니다. 1보다 작으면 행의 비율입니다.",
  max_categories: "구분할 범주의 최대 개수입니다. 가장 드문 범주들을 하나로 묶습니다.",
  unknown_value: "새 범주를 나타낼 수입니다. 비우면 결측값이 됩니다.",
  encoded_missing_value: "결측값을 나타낼 수입니다. 비우면 결측값으로 남습니다.",
  drop_first: "열마다 첫 범주의 열을 만들지 않을지 정합니다.",
  dummy_na: "결측 여부를 나타내는 열을 더할지 정합니다.",
  prefix_sep: "열 이름과 범주 사이에 놓을 글자입니다.",
  "preparation.Rescaling.scale": "픽셀에 곱할 수입니다. 1/255이면 0과 1 사이가 됩니다.",
  "preparation.Rescaling.offset": "곱한 뒤에 더할 수입니다.",
  strategy: "결측값을 채울 값: 열의 평균, 중앙값, 최빈값 또는 fill_value.",
  "preparation.SimpleImputer.fill_value":
    'strategy가 "constant"일 때 채울 값입니다. 비우면 0, 문자열 열에는 "missing_value"입니다.',
  sampling_strategy:
    "작은 클래스와 큰 클래스의 비율, 클래스마다 행 수, 또는 가장 큰 클래스만큼 늘릴 클래스입니다.",
  "preparation.RandomUnderSampler.sampling_strategy":
    "작은 클래스와 큰 클래스의 비율, 클래스마다 행 수, 또는 가장 작은 클래스만큼 줄일 클래스입니다.",
  "preparation.TomekLinks.sampling_strategy":
    '행을 뺄 클래스입니다. "auto"는 가장 작은 클래스를 뺀 나머지입니다.',
  replacement: "같은 행을 여러 번 뽑을 수 있는지 정합니다.",
  k_neighbors: "새 행을 만들 때 고를 이웃의 수입니다.",
  m_neighbors: "행이 경계에 있는지 살필 이웃의 수입니다.",
  n_neighbors: "살펴볼 이웃의 수입니다.",
  kind: "같은 클래스의 이웃에서 고를지(borderline-1) 모든 이웃에서 고를지(borderline-2) 정합니다.",
  categorical_features: "범주가 들어 있는 열의 이름입니다. 비우면 모든 문자 열입니다.",
  test_size: "테스트용으로 떼어 둘 행의 비율 또는 개수입니다.",
  shuffle: "행을 무작위로 뽑을지 정합니다. 아니면 마지막 행들을 떼어 둡니다.",
  stratify: "두 부분의 클래스 비율을 같게 할지 정합니다.",
  random_state: "숫자를 주면 scikit-learn이 뽑는 것과 같은 행을 뽑습니다. 비우면 시드로 뽑습니다.",
};
