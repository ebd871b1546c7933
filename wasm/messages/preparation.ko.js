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
  "preparation.Query.column": "살펴볼 열의 이름입니다. 타깃이어도 됩니다.",
  "preparation.Query.operator": "남길 행에서 열의 값과 value를 비교하는 방법입니다.",
  "preparation.Query.value": "비교할 수나 문자열입니다.",
  frac: "뽑을 훈련 행의 비율입니다. 1이면 모든 행의 순서를 섞습니다.",
  "preparation.Sample.n": "뽑을 행의 개수입니다. frac 대신 씁니다.",
  to_replace: "바꿀 값: 수는 숫자 열에서, 문자열은 문자 열에서 찾습니다.",
  "preparation.Replace.value": "대신 넣을 값입니다. 비우면 결측값이 됩니다.",
  "preparation.ToNumeric.columns": "열의 이름입니다. 비우면 수가 더 많은 문자 열입니다.",
  "preparation.ToNumeric.errors":
    "수가 아닌 칸이 있으면 오류를 내거나(raise) 결측값으로 바꿉니다(coerce).",
  "preparation.AsType.dtype":
    "자료형: 수(float), 소수점 아래를 버린 정수(int), 0과 1(bool: True와 False, 또는 0과 나머지), 문자열(str)입니다.",
  "preparation.DateParts.columns": "열의 이름입니다. 비우면 날짜가 더 많은 문자 열입니다.",
  parts:
    "열로 만들 부분: year, quarter, month, day, weekday(월요일이 0), dayofyear, hour, minute, second입니다.",
  dayfirst: "열의 다른 칸으로 알 수 없을 때 11/05/2023을 5월 11일로 읽을지 정합니다.",
  "preparation.DateParts.errors":
    "날짜가 아닌 칸이 있으면 오류를 내거나(raise) 결측값으로 바꿉니다(coerce).",
  "preparation.Assign.name": "새 열의 이름입니다. 같은 이름의 열이 있으면 그 열을 대신합니다.",
  left: "연산자 왼쪽에 놓을 열의 이름입니다.",
  "preparation.Assign.operator": "두 값으로 계산할 방법입니다.",
  "preparation.Assign.right": "연산자 오른쪽에 놓을 열의 이름이나 수입니다.",
  lower: "가장 작은 값입니다. 더 작은 수는 이 값이 됩니다.",
  upper: "가장 큰 값입니다. 더 큰 수는 이 값이 됩니다.",
  bins: "구간의 경계를 [0, 18, 65, 120]처럼 작은 수부터 적습니다.",
  labels: "구간마다 붙일 이름입니다. 비우면 0부터 번호를 붙입니다(pandas의 False).",
  "preparation.Cut.right": "경계에 있는 수를 아래 구간에 넣을지 정합니다.",
  include_lowest: "가장 낮은 경계에 있는 수를 첫 구간에 넣을지 정합니다.",
  n_bins: "열마다 나눌 구간의 개수입니다.",
  encode: "구간마다 0과 1로 된 열을 만들거나(onehot), 구간 번호의 열 하나를 만듭니다(ordinal).",
  "preparation.KBinsDiscretizer.strategy":
    "구간마다 훈련 행의 수를 같게 할지(quantile), 구간의 너비를 같게 할지(uniform) 정합니다.",
  quantile_method: "행의 수가 같은 구간의 경계를 numpy.percentile이 구하는 방법입니다.",
  degree: "한 항에서 곱할 열의 최대 개수입니다.",
  interaction_only: "같은 열을 거듭 곱하지 않을지 정합니다.",
  include_bias: "1로 된 열을 더할지 정합니다. 편향이 있는 모델에는 필요 없습니다.",
  "preparation.MergeRareCategories.name": "하나로 묶은 드문 범주의 이름입니다.",
  feature_range: "최솟값과 최댓값이 바뀔 값입니다.",
  clip: "범위를 벗어난 새 값을 잘라 낼지 정합니다.",
  with_mean: "평균을 뺄지 정합니다.",
  with_std: "표준편차로 나눌지 정합니다.",
  with_centering: "중앙값을 뺄지 정합니다.",
  with_scaling: "두 백분위수 사이의 거리로 나눌지 정합니다.",
  quantile_range: "기준으로 삼을 두 백분위수입니다.",
  unit_variance: "정규분포를 따르는 열의 분산이 1이 되도록 스케일링할지 정합니다.",
  "preparation.KNNImputer.n_neighbors": "평균을 낼 가까운 행의 수입니다.",
  weights: "가까운 행들을 똑같이 볼지(uniform) 가까울수록 크게 볼지(distance) 정합니다.",
  "preparation.KNNImputer.keep_empty_features":
    "훈련 데이터에 값이 하나도 없는 열을 빼지 않고 0으로 채워 남길지 정합니다.",
  n_quantiles: "구할 분위수의 개수입니다. 학습하는 행 수를 넘지 못합니다.",
  output_distribution: "값을 0과 1 사이에 고르게 펼지(uniform) 정규분포로 펼지(normal) 정합니다.",
  "preparation.QuantileTransformer.subsample":
    "훈련 행이 이보다 많으면 무작위로 이만큼만 보고 배웁니다. 비우면 모두 봅니다.",
  "preparation.KBinsDiscretizer.subsample":
    "훈련 행이 이보다 많으면 무작위로 이만큼만 뽑아 씁니다.",
  method: "거듭제곱의 종류입니다. box-cox는 0보다 큰 수에만 씁니다.",
  standardize: "바꾼 값의 평균을 0, 표준편차를 1로 맞출지 정합니다.",
  n_components: "주성분의 개수입니다. 1보다 작으면 설명할 분산의 비율이고, 비우면 모두입니다.",
  whiten: "주성분의 분산을 1로 맞출지 정합니다.",
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
  "preparation.TextVectorization.max_tokens":
    "어휘 사전의 최대 크기입니다. 패딩과 모르는 단어의 토큰도 셉니다.",
  "preparation.TextVectorization.output_mode":
    '"int"는 Embedding 층에 넣을 단어 번호를 순서대로 만들고, 나머지는 어휘 사전의 단어마다 열을 하나씩 만듭니다.',
  "preparation.TextVectorization.output_sequence_length":
    '"int"일 때 텍스트를 이만큼의 토큰으로 자르거나 0으로 채웁니다. 비우면 훈련 데이터에서 가장 긴 텍스트에 맞춥니다.',
  "preparation.TextVectorization.standardize":
    "텍스트를 먼저 정규화하는 방법입니다. 비우면 그대로 둡니다.",
  "preparation.TextVectorization.split":
    "텍스트를 토큰으로 나누는 기준입니다. 비우면 텍스트 전체가 토큰 하나입니다.",
  "preparation.TextVectorization.ngrams":
    "이어진 토큰을 몇 개까지 묶어 따로 토큰으로 만들지 정합니다.",
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
  integer_columns:
    "새 값의 소수점 아래를 버릴 열의 이름입니다. pandas 표의 정수 열이 그렇게 됩니다.",
  n_neighbors: "살펴볼 이웃의 수입니다.",
  kind: "같은 클래스의 이웃에서 고를지(borderline-1) 모든 이웃에서 고를지(borderline-2) 정합니다.",
  categorical_features: "범주가 들어 있는 열의 이름입니다. 비우면 모든 문자 열입니다.",
  test_size: "테스트용으로 떼어 둘 행의 비율 또는 개수입니다.",
  "preparation.ShuffleSplit.test_size":
    "평가할 행의 비율 또는 개수입니다. train_size도 비우면 0.1입니다.",
  "preparation.StratifiedShuffleSplit.test_size":
    "평가할 행의 비율 또는 개수입니다. train_size도 비우면 0.1입니다.",
  "preparation.GroupShuffleSplit.test_size":
    "평가할 그룹의 비율 또는 개수입니다. train_size도 비우면 0.2입니다.",
  "preparation.TimeSeriesSplit.test_size":
    "평가할 행의 개수입니다. 비우면 전체 행을 n_splits + 1로 나눈 수입니다.",
  train_size: "훈련할 행의 비율 또는 개수입니다. 비우면 나머지 모두입니다.",
  "preparation.GroupShuffleSplit.train_size":
    "훈련할 그룹의 비율 또는 개수입니다. 비우면 나머지 모두입니다.",
  n_splits: "나누는 방법이 모두 몇 가지인지 정합니다.",
  fold: "그중 몇 번째를 쓸지 정합니다. 0부터 셉니다.",
  "preparation.PredefinedSplit.fold": "열에 숫자가 있을 때 평가할 폴드의 번호입니다.",
  "preparation.GroupKFold.groups": "함께 다닐 행을 나타내는 열입니다. 특성에서는 빠집니다.",
  "preparation.GroupShuffleSplit.groups": "함께 다닐 행을 나타내는 열입니다. 특성에서는 빠집니다.",
  test_fold:
    '"train"이나 "test", 또는 그 행으로 평가할 폴드의 번호가 든 열입니다. -1이면 늘 훈련에 씁니다.',
  max_train_size: "훈련할 행의 최대 개수입니다. 테스트 바로 앞의 행들을 쓰고, 비우면 모두 씁니다.",
  gap: "두 부분 사이에 비워 둘 행의 개수입니다.",
  by: "날짜처럼 행을 정렬할 기준 열입니다. 비우면 파일의 순서 그대로입니다.",
  "preparation.TrainTestSplit.by":
    "섞는 대신 행을 정렬할 기준 열입니다(예: 날짜). 정렬한 뒤 마지막 행들을 떼어 둡니다.",
  shuffle: "행을 무작위로 섞은 다음 나눌지 정합니다.",
  "preparation.TrainTestSplit.shuffle":
    "행을 무작위로 뽑을지 정합니다. 아니면 마지막 행들을 떼어 둡니다.",
  stratify: "두 부분의 클래스 비율을 같게 할지 정합니다.",
  random_state: "숫자를 주면 scikit-learn이 뽑는 것과 같은 행을 뽑습니다. 비우면 시드로 뽑습니다.",
};
