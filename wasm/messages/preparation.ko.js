/** What the arguments of preparation steps mean, in Korean: keys as in arguments.ko.js. */

/** @type {Readonly<Record<string, string>>} */
export const preparation = {
  columns: "열 이름입니다. 비우면 이 단계를 적용할 수 있는 모든 열입니다.",
  "preparation.SelectColumns.columns": "남길 열의 이름을 원하는 순서대로 적습니다.",
  "preparation.DropColumns.columns": "제거할 열의 이름입니다.",
  fit_on:
    "통계를 구할 행입니다. 훈련 데이터(train) 또는 모든 행(all)을 씁니다. all을 쓰면 분할 전의 data.fillna(data.median())처럼 테스트 데이터의 정보가 학습에 새어 들어갑니다.",
  subset: "살펴볼 열의 이름입니다. 비우면 모든 열입니다.",
  how: "결측값이 하나라도 있는 행을 제거할지(any), 모두 결측값인 행만 제거할지(all) 정합니다.",
  thresh: "행을 남기려면 있어야 하는 값의 개수입니다. how 대신 씁니다.",
  keep: "같은 행들 중 남길 행입니다. 첫 번째 행(first)이나 마지막 행(last)을 남기거나 모두 제거합니다(pandas의 False).",
  "preparation.Query.expr":
    '남길 행의 조건입니다. 예: age >= 18 and city in ["Oslo", "Bern"]. 이름에 공백이 있는 열은 백틱(`)으로 묶습니다. 타깃도 쓸 수 있습니다.',
  frac: "뽑을 훈련 행의 비율입니다. 1이면 모든 행의 순서를 섞습니다.",
  "preparation.Sample.n": "뽑을 행의 개수입니다. frac 대신 씁니다.",
  to_replace:
    "바꿀 값입니다. 수는 숫자 열에서, 문자열은 텍스트 열에서 찾습니다. 값마다 대신 넣을 값을 적은 딕셔너리도 됩니다.",
  "preparation.Replace.value":
    "대신 넣을 값입니다. 모두에 하나를 쓰거나 값마다 하나씩 씁니다. 비우면 결측값이 됩니다.",
  "preparation.ToNumeric.columns":
    "열 이름입니다. 비우면 숫자로 읽히는 값이 더 많은 텍스트 열입니다.",
  "preparation.ToNumeric.errors":
    "숫자가 아닌 값이 있으면 오류를 내거나(raise) 결측값으로 바꿉니다(coerce).",
  "preparation.AsType.columns":
    "열 이름입니다. 비우면 이 단계를 쓸 수 있는 모든 열이고, bool이면 True와 False만 든 텍스트 열입니다.",
  "preparation.AsType.dtype":
    "자료형입니다: 수(float), 소수점 아래를 버린 정수(int), 0과 1(bool: True와 False, 또는 0과 나머지), 문자열(str).",
  "preparation.DateParts.columns": "열 이름입니다. 비우면 대부분의 행에 날짜가 든 텍스트 열입니다.",
  parts:
    "열로 만들 항목입니다: year, quarter, month, day, weekday(월요일이 0), dayofyear, hour, minute, second.",
  dayfirst: "열의 다른 값으로 알 수 없을 때 11/05/2023을 5월 11일로 읽을지 정합니다.",
  "preparation.DateParts.errors":
    "날짜가 아닌 값이 있으면 오류를 내거나(raise) 결측값으로 바꿉니다(coerce).",
  "preparation.Assign.name": "새 열의 이름입니다. 같은 이름의 열이 있으면 그 열을 대신합니다.",
  left: "연산자 왼쪽에 놓을 열의 이름입니다.",
  "preparation.Assign.operator": "두 값으로 계산할 방법입니다.",
  "preparation.Assign.right": "연산자 오른쪽에 놓을 열의 이름이나 수입니다.",
  lower: "최솟값입니다. 더 작은 수는 이 값이 됩니다.",
  upper: "최댓값입니다. 더 큰 수는 이 값이 됩니다.",
  bins: "구간의 경계를 [0, 18, 65, 120]처럼 오름차순으로 적습니다.",
  labels: "구간마다 붙일 이름입니다. 비우면 0부터 번호를 매깁니다(pandas의 False).",
  "preparation.Cut.right": "경계에 있는 수를 아래 구간에 넣을지 정합니다.",
  include_lowest: "가장 낮은 경계에 있는 수를 첫 구간에 넣을지 정합니다.",
  n_bins: "열마다 나눌 구간의 개수입니다.",
  encode:
    "구간마다 0과 1로 된 열을 하나씩 만들거나(onehot), 구간 번호로 된 열 하나를 만듭니다(ordinal).",
  "preparation.KBinsDiscretizer.strategy":
    "구간마다 훈련 행의 수를 같게 할지(quantile), 구간의 폭을 같게 할지(uniform) 정합니다.",
  quantile_method: "행의 수가 같은 구간의 경계를 numpy.percentile이 구하는 방법입니다.",
  degree: "한 항에서 곱할 열의 최대 개수입니다.",
  interaction_only: "같은 열을 거듭 곱한 항을 뺄지 정합니다.",
  include_bias: "1로 채운 열을 추가할지 정합니다. 편향이 있는 모델에는 필요 없습니다.",
  "preparation.MergeRareCategories.name": "하나로 묶은 드문 범주의 이름입니다.",
  feature_range: "스케일링한 뒤의 최솟값과 최댓값입니다.",
  clip: "훈련 데이터의 범위를 벗어난 값을 잘라 낼지 정합니다.",
  with_mean: "평균을 뺄지 정합니다.",
  with_std: "표준편차로 나눌지 정합니다.",
  with_centering: "중앙값을 뺄지 정합니다.",
  with_scaling: "두 백분위수 사이의 거리로 나눌지 정합니다.",
  quantile_range: "기준으로 삼을 두 백분위수입니다.",
  unit_variance: "정규분포를 따르는 열의 분산이 1이 되도록 스케일링할지 정합니다.",
  "preparation.KNNImputer.n_neighbors": "평균을 낼, 가장 가까운 행의 수입니다.",
  weights: "가까운 행들을 똑같이 반영할지(uniform) 가까울수록 크게 반영할지(distance) 정합니다.",
  "preparation.KNNImputer.keep_empty_features":
    "훈련 데이터에 값이 하나도 없는 열을 빼지 않고 0으로 채워 남길지 정합니다.",
  n_quantiles: "구할 분위수의 개수입니다. 값을 구하는 행의 수를 넘지 못합니다.",
  output_distribution:
    "값을 0과 1 사이에 고르게 펼칠지(uniform) 정규분포로 펼칠지(normal) 정합니다.",
  subsample: "훈련 행이 이보다 많으면 무작위로 이만큼만 뽑아 씁니다. 비우면 모두 씁니다.",
  method: "거듭제곱의 종류입니다. box-cox는 0보다 큰 수에만 씁니다.",
  standardize: "바꾼 값의 평균을 0, 표준편차를 1로 맞출지 정합니다.",
  n_components: "주성분의 개수입니다. 1보다 작으면 설명할 분산의 비율이고, 비우면 모두입니다.",
  whiten: "주성분의 분산을 1로 맞출지 정합니다.",
  norm: "노름의 종류입니다: 제곱합의 제곱근(l2), 절댓값의 합(l1), 가장 큰 절댓값(max).",
  missing_values: "빈칸처럼 결측값으로 처리할 값입니다.",
  add_indicator:
    "훈련 데이터에 결측값이 있는 열마다, 결측 여부를 나타내는 0과 1의 열을 추가할지 정합니다.",
  keep_empty_features:
    "훈련 데이터에 값이 하나도 없는 열을 빼지 않고 0 또는 fill_value로 채워 남길지 정합니다.",
  handle_unknown:
    "훈련 데이터에 없던 범주가 있으면 오류를 내거나, 모두 0으로 인코딩하거나, 하나로 묶은 드문 범주로 봅니다.",
  "preparation.OrdinalEncoder.handle_unknown":
    "훈련 데이터에 없던 범주가 있으면 오류를 내거나 unknown_value로 바꿉니다.",
  drop: "열을 만들지 않을 범주입니다. 열마다 첫 범주를 빼거나, 범주가 둘인 열에서만 첫 범주를 뺍니다.",
  min_frequency: "행이 이보다 적은 범주를 하나로 묶습니다. 1보다 작으면 행의 비율입니다.",
  max_categories: "구분할 범주의 최대 개수입니다. 나머지 드문 범주는 하나로 묶습니다.",
  unknown_value: "훈련 데이터에 없던 범주를 나타낼 수입니다. 비우면 결측값이 됩니다.",
  encoded_missing_value: "결측값을 나타낼 수입니다. 비우면 결측값으로 남습니다.",
  drop_first: "열마다 첫 범주의 열을 뺄지 정합니다.",
  dummy_na: "결측 여부를 나타내는 열을 추가할지 정합니다.",
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
  "preparation.Resizing.height": "이미지의 높이(픽셀)입니다.",
  "preparation.Resizing.width": "이미지의 너비(픽셀)입니다.",
  "preparation.CenterCrop.height": "이미지의 높이(픽셀)입니다.",
  "preparation.CenterCrop.width": "이미지의 너비(픽셀)입니다.",
  crop_to_aspect_ratio:
    "이미지를 늘리는 대신, 새 크기의 비율에서 벗어나는 부분을 가운데를 남기고 잘라 낼지 정합니다.",
  "preparation.Invert.value_range":
    "이 단계가 있는 곳에서 픽셀의 범위입니다. Rescaling 뒤라면 [0, 1]입니다.",
  "preparation.Normalization.axis":
    "-1은 채널(빨강, 초록, 파랑)마다 따로, null은 모든 픽셀을 함께 스케일링합니다.",
  "preparation.Normalization.method":
    "평균과 분산으로(standard), 또는 최솟값과 최댓값으로(min-max) 스케일링합니다.",
  "preparation.TimeseriesWindows.sequence_length": "윈도 하나에 들어가는 행의 수입니다.",
  "preparation.TimeseriesWindows.horizon":
    "윈도의 마지막 행에서 타깃까지의 행 수입니다. 0이면 마지막 행의 타깃입니다.",
  "preparation.TimeseriesWindows.target_length":
    "한 번에 예측할 이어진 행의 수입니다. 수를 예측할 때만 씁니다.",
  "preparation.TimeseriesWindows.sequence_stride":
    "윈도의 시작에서 다음 윈도의 시작까지의 행 수입니다.",
  "preparation.TimeseriesWindows.sampling_rate":
    "1이면 모든 행을, 2이면 한 행씩 건너뛰며 넣습니다.",
  "preparation.TimeseriesWindows.include_target":
    "앞으로의 수를 예측할 때 타깃의 지난 값도 윈도에 넣을지 정합니다.",
  "preparation.TimeseriesWindows.by":
    "날짜처럼 행을 정렬할 기준 열입니다. 비우면 파일의 순서 그대로입니다. 특성으로는 쓰지 않습니다.",
  "preparation.TimeseriesWindows.groups":
    "여러 시계열을 구별하는 열입니다. 윈도 하나에 두 시계열의 행이 섞이지 않습니다. 특성으로는 쓰지 않습니다.",
  "preparation.Rescaling.scale": "픽셀에 곱할 수입니다. 1/255이면 0과 1 사이가 됩니다.",
  "preparation.Rescaling.offset": "곱한 뒤에 더할 수입니다.",
  strategy:
    "결측값을 채울 값입니다. 열의 평균(mean), 중앙값(median), 최빈값(most_frequent), 또는 fill_value(constant)로 채웁니다.",
  "preparation.SimpleImputer.fill_value":
    'strategy가 "constant"일 때 채울 값입니다. 비우면 0, 텍스트 열에는 "missing_value"입니다.',
  sampling_strategy:
    '작은 클래스와 큰 클래스의 비율, 클래스별 행 수, 또는 가장 큰 클래스만큼 늘릴 클래스입니다. "auto"는 모두 늘립니다.',
  "preparation.RandomUnderSampler.sampling_strategy":
    '작은 클래스와 큰 클래스의 비율, 클래스별 행 수, 또는 가장 작은 클래스만큼 줄일 클래스입니다. "auto"는 가장 작은 클래스 말고 모두 줄입니다.',
  "preparation.TomekLinks.sampling_strategy":
    '행을 제거할 클래스입니다. "auto"는 가장 작은 클래스를 제외한 나머지입니다.',
  replacement: "같은 행을 여러 번 뽑을 수 있는지 정합니다.",
  k_neighbors: "새 행을 만들 때 고를 이웃의 수입니다.",
  m_neighbors: "행이 경계에 있는지 판단할 때 볼 이웃의 수입니다.",
  integer_columns:
    "새 값의 소수점 아래를 버릴 열의 이름입니다. pandas 표의 정수 열이 그렇게 됩니다.",
  n_neighbors: "살펴볼 이웃의 수입니다.",
  kind: "같은 클래스의 이웃에서 고를지(borderline-1) 모든 이웃에서 고를지(borderline-2) 정합니다.",
  categorical_features: "범주가 들어 있는 열의 이름입니다. 비우면 모든 텍스트 열입니다.",
  test_size: "테스트용으로 떼어 둘 행의 비율 또는 개수입니다. train_size도 비우면 0.2입니다.",
  "preparation.ShuffleSplit.test_size":
    "테스트용 행의 비율 또는 개수입니다. train_size도 비우면 0.1입니다.",
  "preparation.StratifiedShuffleSplit.test_size":
    "테스트용 행의 비율 또는 개수입니다. train_size도 비우면 0.1입니다.",
  "preparation.GroupShuffleSplit.test_size":
    "테스트용 그룹의 비율 또는 개수입니다. train_size도 비우면 0.2입니다.",
  "preparation.TimeSeriesSplit.test_size":
    "테스트용 행의 개수입니다. 비우면 전체 행을 n_splits + 1로 나눈 수입니다.",
  train_size: "훈련용 행의 비율 또는 개수입니다. 비우면 나머지 모두입니다.",
  "preparation.GroupShuffleSplit.train_size":
    "훈련용 그룹의 비율 또는 개수입니다. 비우면 나머지 모두입니다.",
  n_splits: "데이터를 나누는 횟수입니다. 폴드로 나눌 때는 폴드의 수입니다.",
  fold: "그중 몇 번째 분할을 쓸지 정합니다. 0부터 셉니다.",
  "preparation.PredefinedSplit.fold": "열에 번호가 있을 때 평가에 쓸 폴드의 번호입니다.",
  "preparation.GroupKFold.groups": "같은 그룹의 행을 나타내는 열입니다. 특성에서는 제외합니다.",
  "preparation.StratifiedGroupKFold.groups":
    "같은 그룹의 행을 나타내는 열입니다. 특성에서는 제외합니다.",
  "preparation.GroupShuffleSplit.groups":
    "같은 그룹의 행을 나타내는 열입니다. 특성에서는 제외합니다.",
  test_fold:
    '"train", "validation", "test" 또는 그 행으로 평가할 폴드의 번호가 든 열입니다. -1이면 늘 훈련에 씁니다.',
  max_train_size: "훈련용 행의 최대 개수입니다. 테스트 바로 앞의 행들을 쓰고, 비우면 모두 씁니다.",
  gap: "훈련용 행과 테스트용 행 사이에 비워 둘 행의 개수입니다.",
  by: "날짜처럼 행을 정렬할 기준 열입니다. 비우면 파일의 순서 그대로입니다.",
  "preparation.TrainTestSplit.by":
    "섞는 대신 행을 정렬할 기준 열입니다(예: 날짜). 정렬했을 때 마지막 행들이 테스트용이 됩니다.",
  shuffle: "행을 폴드로 나누기 전에 섞을지 정합니다.",
  "preparation.TrainTestSplit.shuffle":
    "나누기 전에 행을 섞을지 정합니다. 섞지 않으면 마지막 행들이 테스트용이 됩니다.",
  stratify: "훈련 데이터와 테스트 데이터의 클래스 비율을 같게 할지 정합니다.",
  random_state:
    "숫자를 쓰면 같은 숫자를 쓴 scikit-learn과 같은 행을 뽑습니다. 비우면 실험의 시드로 뽑습니다.",
};
