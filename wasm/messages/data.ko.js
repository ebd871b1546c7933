/** What the core says of data sets, tables, preparation and evaluation, in Korean. */

/** @type {import("./render.js").Texts["texts"]} */
export const data = {
  // 표
  "not-numbers-columns":
    '숫자 열에서 숫자가 아닌 값 {count}개를 결측값으로 처리했습니다(첫 번째는 {line}번째 줄의 "{cell}"). 열별 개수: {columns}.',
  "unsure-decimal":
    "{path}에는 {columns} 열의 점과 쉼표가 천 단위 구분인지 소수점인지 알려 주는 값이 없습니다. 1,200을 1.2로 읽었습니다.",
  "csv.other-rows":
    "{x}에는 {rows}행이 있는데 {y}에는 {targets}행이 있습니다. 두 파일은 행끼리 이어 붙이므로 행 수가 같아야 합니다.",
  "validation-rows":
    "훈련 데이터 {train}행 가운데 마지막 {count}행은 파일에 들어 있는 검증 데이터입니다. validation_split {share}{share:은} 이 행들을 검증에 씁니다.",
  "pixel-cells.no-label": "{path}에 픽셀 열은 있지만 클래스를 알려 주는 열이 없습니다.",
  "pixel-cells.too-many":
    "{path}의 첫 이미지는 픽셀이 {pixels}개 이상입니다. 최대 {most}개까지 읽을 수 있습니다. 이미지를 더 작게 만들어 주세요.",
  "pixel-cells.none": "{path}에 픽셀이 {pixels}개이고 모든 열에 값이 있는 행이 없습니다.",
  "pixel-cells.damaged":
    "{path}의 {rows}행 가운데 {count}행은 픽셀 칸에 0부터 255까지의 정수 {pixels}개가 있지 않거나 칸이 모자랍니다(첫 번째는 {line}번째 줄). 고치거나 빼고 다시 시도하세요.",
  "pixel-rows":
    "{path}의 {count}행을 뺐습니다(첫 번째는 {line}번째 줄). 픽셀 수가 다르거나 숫자가 아닌 값이 있습니다.",

  // Data sets and images.
  "dataset.shape":
    "{argument}의 모든 축은 크기가 1 이상이어야 하는데 {received} 형태를 받았습니다.",
  "dataset.numbers-of-x":
    "{shape} 형태의 샘플이면 x에 행마다 수가 {size}개 있어야 하는데, 수 {received}개는 {rows}행이 되고 {rest}개가 남습니다.",
  "dataset.numbers":
    "x가 {rows}행이므로 {shape} 형태의 {argument}에는 수가 {expected}개 있어야 하는데 {received}개를 받았습니다.",
  "dataset.of-part":
    "{argument:은} 일부를 떼어 내기 전의 전체 데이터셋({rows}행)에만 지정할 수 있습니다.",
  "dataset.input-rows":
    "모든 입력의 행 수가 같아야 하는데 {position}번째 입력은 {received}행이고 나머지는 {expected}행입니다.",
  "dataset.encoding":
    "인코딩은 클래스 번호로 된 타깃에만 쓸 수 있는데 이 데이터셋에는 그런 타깃이 없습니다.",
  "dataset.class":
    "{row}번 행(0부터 셈)의 클래스 번호는 {received}인데 타깃의 클래스는 {classes}개입니다(0부터 셈).",
  "dataset.class-target":
    "클래스가 {classes}개인 타깃은 0부터 {last}까지의 정수여야 하는데 {received}입니다.",
  "dataset.scaling":
    "바이트로 저장된 픽셀만 스케일링할 수 있는데 이 데이터셋에는 실수가 들어 있습니다.",
  "dataset.other-features":
    "전처리 결과는 행마다 특성이 {expected}개인데, 이 행에는 {received}개가 있습니다. 같은 전처리를 거친 행을 사용하세요.",
  "dataset.not-bytes": "이 데이터셋의 특성은 바이트가 아니라 실수입니다.",
  "dataset.rows": "데이터셋은 {rows}행이라서 {first}번부터 {last}번까지의 행(0부터 셈)이 없습니다.",
  "image.shape":
    "이미지에는 픽셀이 1개 이상, 채널이 1개, 3개 또는 4개 있어야 하는데 높이 {height}, 너비 {width}, 채널 {channels}개를 받았습니다.",
  "image.new-shape":
    "이미지는 픽셀이 1개 이상, 채널이 1개 또는 3개인 크기로만 바꿀 수 있는데 높이 {height}, 너비 {width}, 채널 {channels}개를 받았습니다.",
  "image.bytes":
    "높이 {height}, 너비 {width}, 채널 {channels}개인 이미지는 {expected}바이트인데 {received}바이트를 받았습니다.",

  // Tables and their targets.
  "table.same-column": '열 이름은 서로 달라야 하는데 이름이 "{column}"인 열이 둘입니다.',
  "table.rows": '"{column}" 열은 {received}행인데 앞의 열들은 {expected}행입니다.',
  "table.code":
    '"{column}" 열 {row}번 행(0부터 셈): {received}번 범주가 없습니다. 이 열의 범주는 {count}개입니다.',
  "table.no-column": '표에 "{column}" 열이 없습니다.{column?known} 있는 열: {known}.',
  "table.no-columns": '표에 "{column}" 열이 없습니다. 표에 열이 하나도 없습니다.',
  "cells.row": "reading: cells: {row}번 행이 없습니다. 표의 행은 {rows}개이고 번호는 0부터입니다.",
  "cells.number":
    '"{column}" 열은 숫자 열인데 {received:은} 숫자가 아닙니다. 열을 텍스트로 읽거나 값을 비우세요.',
  "target.text":
    '회귀의 타깃은 수여야 하는데 "{column}" 열에는 텍스트가 들어 있습니다. 다른 타깃을 고르거나 분류를 고르세요.',
  "target.no-values":
    '"{column}" 열에는 값이 없어서 타깃으로 쓸 수 없습니다. 다른 타깃을 고르세요.',
  "target.one-class":
    '분류하려면 타깃의 클래스가 2개 이상이어야 하는데 "{column}" 열의 값은 모두 "{class}"입니다. 다른 타깃을 고르세요.',
  "target.many-classes":
    '분류의 타깃은 클래스가 최대 {limit}개인데 "{column}" 열에는 서로 다른 값이 {received}개 있습니다.',
  "target.many-numbers":
    '분류의 타깃은 클래스가 최대 {limit}개인데 "{column}" 열에는 서로 다른 값이 {received}개 있습니다. 수를 예측하려면 회귀를 고르세요.',
  "target.text-for-number":
    '"{column}" 열에는 학습할 때처럼 수가 있어야 하는데 텍스트가 들어 있습니다.',
  "target.unknown-class":
    '"{column}" 열 {row}번 행(0부터 셈): "{received}"{:은} 훈련 데이터의 클래스 {count}개에 없습니다.',
  "target.task":
    '타깃의 task는 "classification"이나 "regression"이어야 하는데 "{received}"{:을} 받았습니다.',
  "target.malformed": "전처리에 담긴 타깃의 형식이 잘못되었습니다: {detail}.",
  "target.no-column": "예측할 열이 없습니다. target.columns에 열 이름을 적으세요.",
  "target.no-rows":
    "예측할 열({columns})에 모두 값이 있는 행이 없어서 학습할 수 없습니다. 다른 타깃을 고르세요.",
  "target.a-class-a-row":
    '"{column}" 열은 이름이나 일련번호처럼 {count}행의 값이 모두 달라서 학습해도 새 행을 예측할 수 없습니다. 다른 타깃을 고르세요.',
  "target.a-number-a-row":
    '"{column}" 열은 {count}행의 값이 모두 달라서 행마다 클래스가 하나씩 생깁니다. 수를 예측하려면 회귀를 고르고, 아니면 다른 타깃을 고르세요.',
  "target.several-classes":
    "여러 열을 함께 예측하는 것은 회귀에서만 됩니다. 회귀를 고르거나 열을 하나만 고르세요. 고른 열: {columns}.",
  "target.class-names":
    "target.class_names에 쓴 이름은 {received}개인데 클래스는 {count}개입니다. 클래스 순서: {classes}.",
  "target.same-class-name": '두 클래스의 이름이 모두 "{name}"일 수는 없습니다(target.class_names).',
  "target.positive-of-two":
    "target.positive_class는 클래스가 둘일 때 어느 쪽이 1번인지 정하는데, 클래스가 {count}개입니다.",
  "target.no-positive":
    'target.positive_class: "{received}" 클래스는 없습니다. 있는 클래스: {known}.',
  "target.scaler": 'target.scaling은 {choices} 중 하나여야 하는데 "{received}"{:을} 받았습니다.',
  "target.scaling-of-classes":
    'target.scaling은 수에만 쓰는데 "{column}" 열은 클래스로 예측합니다(task "classification").',
  "target.classes-of-numbers":
    'target.{key}{:은} 클래스에만 쓰는데 "{column}" 열은 수로 예측합니다(task "regression").',
  "target.of-images":
    "이미지는 항상 클래스로 예측합니다. 타깃의 설정 중 encoding, positive_class, class_names만 정할 수 있습니다.",

  // The inputs of a model.
  "inputs.unclear":
    "모델에 입력이 여러 개 있는데({inputs}) 받는 수의 개수만으로는 어느 열을 어느 입력에 넣을지 알 수 없습니다. inputs에 적으세요. 쓸 수 있는 열: {columns}.",
  "inputs.mixed":
    '"{column}" 열은 {columns:을} 합쳐 만든 열인데 이 열들을 함께 받는 입력이 모델에 없습니다. 모두 한 입력에 넣거나 한 입력의 열에만 이 단계를 쓰세요.',
  "inputs.empty":
    '모델의 입력 "{input}"에 넣을 열이 없습니다. 이 입력이 받는 열이 전처리를 거치며 모두 빠졌습니다.',
  "inputs.target":
    '"{column}" 열은 예측할 열이므로 모델의 입력 "{input}"에 넣을 수 없습니다. 과거 값은 윈도에서만 쓸 수 있습니다(TimeseriesWindows의 include_target).',

  // Looking at rows and images.
  "prepared.no-rows":
    "JSON에서 복원한 전처리에는 행이 없습니다. 행을 보려면 데이터를 다시 전처리하세요.",
  "look.text":
    '"{column}" 열은 텍스트인데 여기에는 수가 필요합니다. valueCounts()나 crosstab()을 쓰세요.',
  "look.many-values":
    '"{column}" 열에는 서로 다른 값이 {received}개 있는데 여기서는 {limit}개까지만 다룰 수 있습니다.',
  "look.many-columns": "corr()는 열을 최대 {limit}개까지 비교합니다. 그중 일부를 고르세요.",
  "look.many-bins":
    '"{column}" 열의 수는 {first}부터 {last}까지로 서로 너무 가까워 구간 {bins}개로 나눌 수 없습니다. 구간 수를 줄이세요.',
  "pipeline.split":
    "{step:은} 행을 나누는 단계라 파이프라인에 넣을 수 없습니다. prepare()를 쓰거나 행을 먼저 나누세요.",
  "pipeline.windows":
    "{step:은} 행으로 윈도를 만드는데 파이프라인에서는 표가 나옵니다. prepare()를 쓰세요.",
  "look.no-rows": "이미지에는 열이 없습니다. examples(), pixels(), meanImage()를 쓰세요.",
  "look.no-pixels": "표에는 픽셀이 없습니다. describe()나 histogram()을 쓰세요.",
  "look.unknown": '데이터를 살펴보는 방법 중에 "{received}"{:은} 없습니다.',

  // Preparation.
  "split.class": "{row}번 행(0부터 셈)에 클래스가 없습니다(클래스 번호 {received}).",
  "split.classes":
    "훈련 {train}행과 테스트 {test}행을 클래스 비율대로 나눌 수 없습니다. 클래스마다 2행 이상이 필요하고, 훈련 데이터와 테스트 데이터에는 각각 클래스의 수 이상으로 행이 있어야 합니다.",
  "split.test-size":
    "test_size는 0과 1 사이의 비율이거나 행 수(정수)여야 하는데 {received:을} 받았습니다. 모든 행으로 학습하려면 TrainTestSplit을 빼세요.",
  "split.rows":
    "{rows}행에 test_size {test_size:을} 적용하면 테스트에 {test}행, 훈련에 {train}행이 남습니다. 둘 다 1행 이상이어야 합니다.",
  "split.sizes":
    "행이나 그룹 {rows}개를 훈련 {train}개, 테스트 {test}개로 나눌 수 없습니다. 둘 다 1개 이상이고 합이 {rows}개 이하여야 합니다.",
  "split.classes-only":
    "{step:은} 클래스 비율을 지키며 나누므로 분류에만 쓸 수 있는데, 타깃이 수입니다(회귀). KFold나 ShuffleSplit을 쓰세요.",
  "split.folds-of-rows": "n_splits는 {folds}인데 행이 {count}개뿐입니다.",
  "split.folds-of-groups": "n_splits는 {folds}인데 그룹이 {count}개뿐입니다.",
  "split.folds-of-classes":
    "n_splits는 {folds}인데 가장 큰 클래스의 행이 {count}개뿐입니다. n_splits를 줄이거나 KFold를 쓰세요.",
  "split.time-series":
    "테스트 {test}행씩, 간격 {gap}행으로 {folds}번 나누기에는 {rows}행이 너무 적습니다.",
  "split.missing": '"{column}" 열 {row}번 행(0부터 셈): 이 열을 기준으로 나누는데 값이 없습니다.',
  "split.test-fold":
    '"{column}" 열 {row}번 행(0부터 셈): "train", "validation", "test" 또는 폴드 번호가 와야 하는데 "{received}"{:을} 받았습니다.',
  "split.predefined":
    '"{column}" 열에 적힌 대로 나누면 훈련에 {train}행, 테스트에 {test}행이 남습니다. 둘 다 1행 이상이어야 합니다.',
  "preparation.not-a-list": "preparation: 단계의 리스트가 와야 하는데 {received:을} 받았습니다.",
  "preparation.enabled":
    "{where}: enabled에는 true나 false가 와야 하는데 {received}{:을} 받았습니다.",
  "preparation.null": "{where}: 전처리 단계가 와야 하는데 null을 받았습니다.",
  "preparation.malformed": "저장된 전처리의 형식이 잘못되었습니다: {detail}.",
  "preparation.tables-only":
    "{step:은} 표의 열에 쓰는데 데이터가 이미지입니다. 이미지는 Rescaling으로 스케일링하세요.",
  "preparation.images-only":
    "{step:은} 이미지에 쓰는데 데이터가 표입니다. 표의 열은 MinMaxScaler로 스케일링하세요.",
  "preparation.bytes-first":
    "{step:은} 이미지의 크기나 색을 바꾸므로 픽셀을 살펴보는 Normalization과 PerImageStandardization보다 앞에 있어야 합니다. 위로 옮기세요.",
  "preparation.standardized-last":
    "PerImageStandardization은 픽셀의 마지막 단계이므로 {step:은} 그 앞에 있어야 합니다. 위로 옮기세요.",
  "preparation.no-channels": "전처리에 이미지 채널이 들어 있지 않습니다.",
  "dataset.channels":
    "채널 {expected}개를 따로 스케일링하는데 이 이미지의 채널은 {received}개입니다.",
  "preparation.second-split": "행을 이미 나누었습니다. 나누는 단계는 하나만 쓰세요.",
  "preparation.windows-twice": "샘플이 이미 윈도입니다. TimeseriesWindows는 한 번만 쓰세요.",
  "preparation.windows-drawn":
    "윈도는 시간순으로 이어지는 행으로 만드는데 {step:은} 행을 뽑거나 새로 만듭니다. 이 단계를 빼세요.",
  "preparation.windows-shuffled":
    "윈도는 시간순으로 이어지는 행으로 만드는데 행이 섞여 있습니다. TrainTestSplit의 shuffle을 끄거나 TimeSeriesSplit을 쓰세요. 시간을 나타내는 열이 있으면 by에 적으세요.",
  "preparation.windows-mixed":
    "윈도는 시간순으로 이어지는 행으로 만드는데 훈련 행과 테스트 행이 번갈아 나옵니다. 마지막으로 바뀐 곳은 {row}번 행(0부터 셈)입니다. TrainTestSplit의 shuffle을 끄거나 TimeSeriesSplit을 쓰세요.",
  "preparation.no-windows":
    "윈도 하나와 그 타깃에는 이어지는 행 {expected}개가 필요한데 훈련 행이 {received}개뿐이거나 그만큼 이어지지 않습니다. sequence_length를 줄이세요.",
  "preparation.no-test-windows":
    "윈도 하나와 그 타깃에는 이어지는 행 {expected}개가 필요한데 테스트 행이 {received}개뿐이거나 그만큼 이어지지 않습니다. sequence_length를 줄이거나 테스트 행을 늘리세요.",
  "preparation.windows-length":
    "{where}: target_length가 1보다 크려면 예측할 열이 숫자 열 하나여야 합니다.",
  "preparation.no-rows":
    "{step}에서 훈련 데이터 {count}행이 모두 빠져 학습할 행이 남지 않습니다. 조건을 바꾸거나 이 단계를 빼세요.",
  "preparation.sample-size":
    "{where}: 훈련 데이터 {count}행에서 {asked}행을 뽑을 수 없습니다. 1행 이상 {count}행 이하로 정하세요.",
  "preparation.only-target":
    "예측할 열({columns}) 말고는 열이 없습니다. 과거 값으로 다음 값을 예측하려면 TimeseriesWindows 단계를 추가하세요.",
  "preparation.only-target-now":
    "예측할 열({columns}) 말고는 열이 없는데 윈도에 지난 값이 들어 있지 않습니다. TimeseriesWindows의 include_target을 켜고, 수를 예측하는 회귀로 두고, horizon은 1 이상으로 정하세요.",
  "preparation.no-features":
    "학습할 특성이 남지 않았습니다. 타깃을 제외한 열 {count}개를 전처리에서 모두 뺍니다. 남길 열을 고르세요.",
  "preparation.text-column":
    '{where}: 이 단계는 수에만 쓸 수 있는데 "{column}" 열에는 텍스트가 들어 있습니다.',
  "preparation.number-column":
    '{where}: 이 단계는 텍스트에만 쓸 수 있는데 "{column}" 열에는 수가 들어 있습니다.',
  "preparation.length-of-counts":
    '{where}: output_sequence_length는 output_mode가 "int"일 때만 쓸 수 있는데 output_mode가 "{mode}"입니다. 둘 중 하나를 빼세요.',
  "preparation.text-feature":
    '"{column}" 열은 텍스트라서 모델에 넣을 수 없습니다. OneHotEncoder로 인코딩하거나 SelectColumns로 빼세요.',
  "preparation.query-syntax":
    "{where}, expr: {position}번째 글자에는 {expected:이} 와야 하는데 {received:을} 받았습니다.",
  "preparation.query-ends": "{where}, expr: {text} 뒤에 {expected:이} 와야 하는데 끝났습니다.",
  "preparation.value-with-number":
    '{where}: "{column}" 열에는 수가 들어 있으므로 {argument}도 수여야 하는데 {received}입니다.',
  "preparation.value-with-text":
    '{where}: "{column}" 열에는 텍스트가 들어 있으므로 {argument}도 문자열이어야 하는데 {received}입니다.',
  "preparation.missing-value":
    '"{column}" 열 {row}번 행(0부터 셈): 값이 없습니다. SimpleImputer로 채우거나 SelectColumns로 열을 빼세요.',
  "preparation.missing-category":
    '"{column}" 열 {row}번 행(0부터 셈): 범주가 없습니다. OneHotEncoder 앞에서 SimpleImputer로 채우세요.',
  "preparation.unknown-category":
    '"{column}" 열 {row}번 행(0부터 셈): "{received}"{:은} 훈련 데이터의 범주 {count}개에 없습니다. handle_unknown을 "ignore"로 하면 모두 0으로 인코딩합니다.',
  "preparation.unknown-ordinal":
    '"{column}" 열 {row}번 행(0부터 셈): "{received}"{:은} 훈련 데이터의 범주 {count}개에 없습니다. handle_unknown을 "use_encoded_value"로 하면 unknown_value로 인코딩합니다.',
  "preparation.to-numeric":
    '"{column}" 열 {row}번 행(0부터 셈): "{received}"{:을} 수로 바꿀 수 없습니다. ToNumeric의 errors를 "coerce"로 하면 이런 값은 결측값이 됩니다.',
  "preparation.not-whole":
    '"{column}" 열 {row}번 행(0부터 셈): "{received}"{:은} 정수가 아닙니다. AsType의 dtype을 "float"로 하거나, "float"로 바꾼 다음 "int"로 바꾸세요.',
  "preparation.not-a-boolean":
    '"{column}" 열 {row}번 행(0부터 셈): True나 False가 와야 하는데 "{received}"{:을} 받았습니다. 먼저 Replace로 바꾸세요.',
  "preparation.dates-are-text":
    '{where}: 날짜는 텍스트에서 읽는데 "{column}" 열에는 수가 들어 있습니다. 먼저 AsType의 dtype을 "str"로 해서 텍스트로 바꾸세요.',
  "preparation.not-a-date":
    '"{column}" 열 {row}번 행(0부터 셈): "{received}"{:을} 날짜로 읽을 수 없습니다. errors를 "coerce"로 하면 결측값이 됩니다.',
  "preparation.log1p":
    '"{column}" 열 {row}번 행(0부터 셈): 1 + x의 로그를 구하려면 x가 -1보다 커야 하는데 {received}입니다. 먼저 Clip으로 범위를 제한하세요.',
  "preparation.too-many-terms":
    "{where}: 열 {count}개의 {degree}차 다항식은 항이 {most}개를 넘습니다. 열을 줄이거나 차수를 낮추세요.",
  "preparation.assigns-target":
    '{where}: "{column}" 열은 예측할 타깃입니다. 새 열에 다른 이름을 붙이세요.',
  "preparation.assigns-infinite":
    '"{column}" 열 {row}번 행(0부터 셈): {left} {operator} {right}의 값이 무한대입니다. Query로 이런 행을 빼거나, Replace로 0을 결측값으로 바꾸세요.',
  "preparation.not-a-number":
    '"{column}" 열 {row}번 행(0부터 셈): 학습할 때처럼 수가 와야 하는데 "{received}"{:을} 받았습니다.',
  "preparation.cell-not-a-number":
    '"{column}" 열: 학습할 때처럼 수가 와야 하는데 "{received}"{:을} 받았습니다.',
  "preparation.not-positive":
    '"{column}" 열 {row}번 행(0부터 셈): box-cox에는 0보다 큰 수가 와야 하는데 {received:을} 받았습니다. yeo-johnson을 쓰세요.',
  "preparation.pca-size":
    "PCA에는 훈련 데이터 2행 이상과 숫자 열 1개 이상이 필요한데 훈련 데이터가 {rows}행, 숫자 열이 {columns}개입니다.",
  "preparation.pca-components":
    "{where}: n_components가 {received}인데 주성분은 열의 수나 훈련 데이터의 행 수를 넘지 못하므로 {most}개까지만 구할 수 있습니다.",
  "preparation.infinite":
    '"{column}" 열 {row}번 행(0부터 셈): 무한대가 아닌 수가 와야 하는데 {received:을} 받았습니다.',
  "sampling.classes-only":
    "{step:은} 클래스별 행 수를 조정하므로 분류에만 쓸 수 있는데, 타깃이 수입니다(회귀).",
  "sampling.one-output":
    "{step:은} imbalanced-learn에서처럼 예측 대상이 하나일 때만 쓸 수 있는데 모델의 출력이 여럿입니다.",
  "sampling.one-class": "{step:을} 쓰려면 훈련 데이터의 클래스가 둘 이상이어야 합니다.",
  "sampling.ratio-of-two":
    "{step}: {ratio} 같은 비율은 클래스가 둘일 때만 쓸 수 있는데 {count}개입니다. 비율 대신 클래스별 행 수를 sampling_strategy에 적으세요.",
  "sampling.unknown-class":
    '{step}: sampling_strategy에 적은 클래스 "{class}"{:이} 훈련 데이터에 없습니다. 있는 클래스: {known}.',
  "sampling.adds-only":
    '{step:은} 행을 늘리기만 합니다. 클래스 "{class}"의 훈련 데이터는 {count}행인데 sampling_strategy에는 {asked}행으로 적혀 있습니다.',
  "sampling.removes-only":
    '{step:은} 행을 줄이기만 합니다. 클래스 "{class}"의 훈련 데이터는 {count}행인데 sampling_strategy에는 {asked}행으로 적혀 있습니다.',
  "sampling.neighbors":
    '{step:은} 클래스 "{class}"의 행마다 이웃 {neighbors}개가 필요한데, 이웃을 고를 훈련 데이터가 {count}행뿐입니다. 이웃 수를 줄이거나 데이터를 늘리세요.',
  "sampling.text-column":
    '{step:은} 거리를 재므로 수가 필요한데 "{column}" 열에는 텍스트가 들어 있습니다. 먼저 인코딩하거나 SMOTENC를 쓰세요.',
  "sampling.both-kinds":
    "{step:을} 쓰려면 숫자 열과 범주 열이 하나 이상씩 있어야 합니다. 숫자 열만 있으면 SMOTE를 쓰세요.",
  "sampling.no-border":
    '{step}: 클래스 "{class}"의 이웃이 모두 같은 클래스여서 행을 늘릴 경계가 없습니다. SMOTE를 쓰세요.',
  "sampling.none-added":
    '{step}: sampling_strategy에 적은 클래스 "{class}"의 행 수가 너무 적어 새로 만들 행이 없습니다.',

  // Evaluation.
  "evaluation.label": "레이블",
  "evaluation.prediction": "예측값",
  "evaluation.class":
    "{row}번 행(0부터 셈)의 {what:은} 0 이상의 클래스 번호여야 하는데 {received}입니다.",
  "evaluation.class-below":
    "{row}번 행(0부터 셈)의 {what:은} 0부터 {last}까지의 클래스 번호여야 하는데 {received}입니다.",
  "evaluation.classes": "클래스 수는 1부터 {limit}까지여야 하는데 {received:을} 받았습니다.",
  "evaluation.lengths":
    "예측값과 레이블의 개수가 같아야 하는데 예측값 {predictions}개, 레이블 {labels}개를 받았습니다.",
  "evaluation.needs-classes":
    '혼동 행렬, 분류 보고서, 곡선은 분류에만 쓸 수 있는데 출력 "{output}"{:은} 수를 예측합니다(회귀).',
  "evaluation.probabilities":
    "이 점수를 구하려면 클래스별 확률이 필요한데 예측한 클래스만 있습니다.",
  "evaluation.no-item": "예측 {received:이} 없습니다. 예측은 0부터 {last}까지입니다.",
  "evaluation.no-class": "클래스 {received:이} 없습니다. 클래스는 0부터 {last}까지입니다.",
  "evaluation.no-number": "예측하는 수 {received:이} 없습니다. 0부터 {last}까지 있습니다.",
  "evaluation.threshold":
    '기준값은 두 번째 클래스의 확률로 두 클래스를 가를 때 쓰는데, 출력 "{output}"{:은} 확률이 있는 두 클래스가 아닙니다.',
  "evaluation.no-target": '훈련 데이터에 출력 "{output}"에 맞는 타깃이 없습니다.',
  "evaluation.no-score": '"{received}" 점수는 없습니다.',
  "evaluation.regression-report":
    '회귀 오차는 수에만 계산할 수 있는데 출력 "{output}"{:은} 클래스를 예측합니다(분류). classificationReport()를 쓰세요.',
  "evaluation.filter":
    '예측을 클래스로 거르는 것은 분류에만 쓸 수 있는데 출력 "{output}"{:은} 수를 예측합니다(회귀).',
  "images.class-names":
    "class_names에는 이미지 폴더의 이름이 모두 한 번씩 있어야 합니다. 폴더: {folders}. class_names: {said}.",
};
