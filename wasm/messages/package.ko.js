/** What the package's own functions and its engine say, in Korean. */

/** @type {import("./render.js").Texts["texts"]} */
export const own = {
  text: "{text}",
  "memory.exhausted": "메모리가 부족합니다.",
  "expected.list": "리스트",
  "spec.only-functional":
    '"{layer}" 층: {class}{:은} 케라스에서 x[…]로 쓰는 것이라 Functional 모델에만 쓸 수 있습니다.',
  "spec.no-input-shape":
    '"{layer}" 층: 모델의 입력 형태를 알 수 없습니다. 모델을 InputLayer로 시작하세요.',
  "model.stateful-rows":
    "stateful인 층은 상태를 행별로 다음 배치에 넘기므로 배치마다 InputLayer의 batch_size대로 {batch}행이 있어야 합니다. {rows}행에서는 마지막 배치가 {rest}행입니다. 그 행들을 빼거나 {rows:을} 나누는 batch_size를 고르세요.",
  "engine.ended": "이 객체가 있던 엔진이 종료되었습니다. 다시 만드세요.",
  "engine.not-started": "엔진을 시작하지 못했습니다: {cause}",
  "engine.ended-before": "엔진이 이 호출을 받기 전에 종료되었습니다.",
  "engine.not-sendable": "{method}의 인수를 워커로 보낼 수 없습니다: {cause}",
  "engine.crashed":
    "엔진이 비정상 종료되었습니다({reason}). 다음 호출 때 새 엔진이 시작되며, 이전 엔진의 모델과 데이터셋은 사라졌습니다.",
  "crash.no-message": "알아볼 수 없는 메시지를 보냄",
  "crash.unreadable": "워커가 보낸 메시지를 읽을 수 없음",
  "crash.silent": "워커가 {seconds}초 동안 응답하지 않음",
  "crash.ended": "워커가 오류 없이 종료됨",
  "crash.thread-ended": "스레드 하나가 종료됨",
  "crash.no-script": "워커의 스크립트 {url:을} 불러오지 못함",
  "crash.script-failed": "스크립트를 불러오지 못함: {cause}",
  "engine.spec-too-deep": "모델 설정: 리스트와 객체가 너무 깊게 중첩되어 JSON으로 쓸 수 없습니다.",
  "engine.not-started-for": "엔진을 시작하지 못했습니다: {reason}.",
  "engine.other-build":
    "페이지와 워커의 스크립트 빌드가 서로 다릅니다(페이지: {page}, 워커: {worker}). 둘 중 하나가 오래된 파일입니다. 페이지를 새로 고침하세요. 그래도 같은 오류가 나면 같은 빌드의 파일을 모두 함께 배포하세요.",
  "engine.no-files-script":
    "이런 파일을 읽고 쓰는 부분을 {url}에서 불러오지 못했습니다: {cause}. 연결을 확인하고 다시 시도하세요. 새 버전이 게시되었다면 페이지를 새로 고침하세요.",
  "engine.before-start": "start보다 먼저 {method:을} 호출했습니다.",
  "engine.no-method": '프로토콜에 "{method}" 메서드가 없습니다.',
  "engine.gone":
    "이 {what:은} 더 이상 없습니다. 해제되었거나 엔진이 비정상 종료되었습니다. 다시 만드세요.",
  "engine.busy":
    "이 모델에서 {running}() 실행 중입니다. 끝날 때까지 기다리거나 stop()으로 멈추세요.",
  "engine.no-entry": "연결된 엔진이 없습니다. 패키지의 진입점 하나를 import하세요.",

  "object.model": "모델",
  "object.dataset": "데이터셋",
  "object.predictions": "예측 목록",
  "object.baseline": "고전 모델",
  "object.source": "데이터 소스",
  "object.prepared": "데이터",
  "object.images": "이미지 목록",
  "object.modelFile": "모델 파일",
  "object.disposed": "이 {what:은} 이미 해제되었습니다.",

  "core.other-build":
    "{source}의 코어는 이를 불러온 스크립트와 빌드가 다릅니다. 같은 빌드의 파일을 모두 함께 배포하고 페이지를 새로 고침하세요.",
  "core.not-fetched": "{url}에서 코어를 불러오지 못했습니다.",
  "core.server": "{url}에서 코어를 불러오지 못했습니다. 서버의 응답 코드는 {status}입니다.",
  "core.not-read": "{url}에서 코어를 읽지 못했습니다.",
  "core.not-started":
    "{source}의 코어를 시작하지 못했습니다. 이 패키지의 WebAssembly 파일이 아니거나, 브라우저가 예외 처리를 갖춘 WebAssembly SIMD를 지원하지 않습니다(Chrome 95, Firefox 100, Safari 16.4, Node 18부터 지원). {cause}",

  "model.not-compiled":
    "{call}에는 손실 함수와 옵티마이저가 필요합니다. 먼저 compile({ optimizer, loss }){:을} 호출하세요.",

  "model.only-weights":
    "loadModel(): 이 파일에는 가중치만 들어 있습니다. 모델을 만든 뒤 loadWeights()에 파일을 주세요.",
  "model.built": "build(): 모델의 입력 형태가 이미 정해져 있습니다.",
  "model.no-shape":
    "첫 층에 inputShape가 없어 모델에 아직 가중치가 없습니다. build({ inputShape }){:을} 호출하거나, 먼저 데이터로 fit() 또는 predict()를 실행하세요.",

  "explain.no-convolution":
    "gradCam(): 출력보다 앞에 합성곱 층이 없어서, 그림의 위치에 맞는 특성 맵이 없습니다.",
  "explain.no-maps": 'gradCam(): "{layer}" 층은 특성 맵(높이, 너비, 채널)을 내놓지 않습니다.',
  "explain.no-layer": 'gradCam(): "{layer}" 층이 모델에 없습니다.',
  "explain.no-gradient":
    'gradCam(): 점수가 "{layer}" 층에서 바로 계산됩니다. 그보다 앞의 층을 지정하세요.',
  "explain.no-pictures":
    "모델의 입력 가운데 그림(높이, 너비, 채널)을 받는 것이 없습니다: {inputs}.",
  "explain.not-pictures":
    '그림(높이, 너비, 채널)을 받는 "{input}" 입력이 모델에 없습니다. 있는 입력은 {inputs}입니다.',

  "predict.no-preparation":
    "이 실행은 전처리 없이 저장되어 새 행을 같은 방법으로 준비할 수 없습니다.",
  "predict.not-a-table":
    "표로 학습한 모델입니다. 같은 열이 있는 표를 CSV, JSON, Parquet, NumPy 파일로 주세요.",
  "predict.no-columns":
    "{name}에 모델이 쓰는 열 {count}개가 없습니다: {columns}. 있는 열: {known}.",
  "predict.not-numbers": '"{column}" 열에서 숫자가 아닌 값 {count}개를 결측값으로 처리했습니다.',
  "predict.unknown-cells":
    '"{column}" 열의 값 {count}개는 훈련 데이터에 없는 범주입니다: {names}. {step} 설정({how})에 따라 처리합니다.',
  "expected.row-stream": "행이 차례로 나오는 async iterable, ReadableStream 또는 iterable",
  "predict.no-rows":
    "{reasons}. 표로 학습한 모델이므로, 같은 열이 있는 표를 CSV, JSON, Parquet, NumPy 파일로 주세요.",
  "predict.threshold":
    "기준값은 두 클래스 중 하나를 정할 때 쓰는데, 이 모델은 두 클래스를 예측하지 않습니다.",
  "predict.threshold-label":
    '"{received}"{:이라}는 레이블이 없습니다. 레이블은 {known}입니다.{received?known}',
  "predict.one-series":
    '"{column}" 열에 시계열이 {count}개 있습니다. 한 번에 한 시계열의 행만 주세요.',
  "projection.too-wide":
    '{where}: "{layer}" 층은 행마다 숫자 {units}개를 내놓는데, 주성분은 {most}개까지만 계산합니다.',
  "explain.images": "{where}{:은} 표의 열을 설명하는데, 이 데이터는 이미지입니다.",
  "explain.windows":
    "{where}{:은} 행 하나하나를 설명하는데, 여기서는 여러 행이 윈도 하나(TimeseriesWindows)를 이룹니다.",
  "explain.no-output":
    '{where}: 모델에 "{output}" 출력이 없거나, 그 출력이 무엇을 예측하는지 알 수 없습니다.{output?known} 있는 출력: {known}.',
  "explain.no-rows": "{where}: 모델을 설명할 행이 없습니다.",
  "explain.no-column":
    '{where}: 모델이 "{column}" 열을 쓰지 않습니다.{column?known} 쓰는 열: {known}.',
  "explain.no-values": '{where}: 이 행들의 "{column}" 열에는 값이 없습니다.',
  "predict.shape":
    "{path}의 형태는 ({shape})입니다. 예측할 이미지는 (개수, {size}) 형태, 한 장이면 ({size}) 형태여야 합니다.",
  "dropout.no-layer":
    '{where}: "{layer}"{:은} 모델의 Dropout이나 SpatialDropout2D 층이 아닙니다. 있는 층: {known}.',
  "explain.not-numbers": '{where}: "{column}" 열은 서로 다른 숫자가 있는 열이 아닙니다.',
  "predict.no-images": "예측할 이미지가 없습니다.",
  "predict.not-read": "{path} 파일은 제외했습니다: {why}",

  "init.too-late":
    "init(): 옵션은 처음 계산하기 전에 정해야 하는데 코어가 이미 실행 중입니다. restart()로 새로 시작할 수 있습니다.",
  "init.node":
    "init(): Node에서는 코어가 같은 스레드에서 실행됩니다. worker와 workerUrl은 브라우저용입니다.",

  "report.no-predicted":
    "한 번도 예측하지 않은 클래스가 있어 그 클래스의 정밀도를 계산할 수 없으므로 0.0으로 적었습니다(UndefinedMetricWarning).",
  "report.no-true":
    "정답이 하나도 없는 클래스가 있어 그 클래스의 재현율을 계산할 수 없으므로 0.0으로 적었습니다(UndefinedMetricWarning).",
  "report.no-either":
    "정답도 예측도 하나도 없는 레이블이 있어 그 레이블의 F1 점수를 계산할 수 없으므로 0.0으로 적었습니다(UndefinedMetricWarning).",
  "report.no-predicted-at-all":
    "예측한 레이블이 하나도 없어 전체 정밀도를 계산할 수 없으므로 0.0으로 적었습니다(UndefinedMetricWarning).",
  "report.no-true-at-all":
    "정답인 레이블이 하나도 없어 전체 재현율을 계산할 수 없으므로 0.0으로 적었습니다(UndefinedMetricWarning).",
  "report.no-either-at-all":
    "정답인 레이블도 예측한 레이블도 하나도 없어 전체 F1 점수를 계산할 수 없으므로 0.0으로 적었습니다(UndefinedMetricWarning).",
  "report.no-predicted-labels":
    "예측한 레이블이 하나도 없는 행이 있어 그 행의 정밀도를 계산할 수 없으므로 0.0으로 적었습니다(UndefinedMetricWarning).",
  "report.no-true-labels":
    "정답인 레이블이 하나도 없는 행이 있어 그 행의 재현율을 계산할 수 없으므로 0.0으로 적었습니다(UndefinedMetricWarning).",
  "report.no-either-labels":
    "정답인 레이블도 예측한 레이블도 없는 행이 있어 그 행의 F1 점수를 계산할 수 없으므로 0.0으로 적었습니다(UndefinedMetricWarning).",
  "report.names":
    "{where}: targetNames는 나타난 클래스 수({classes}개)만큼 있어야 하는데 {names}개입니다.",
  "predictions.no-label": "{where}: {label} 레이블이 없습니다. 있는 레이블은 {names}입니다.",
  "predictions.no-labels":
    "{where}: 이 출력에는 레이블이 없습니다. 시그모이드 유닛 여러 개로 끝나고 binary_crossentropy로 훈련하며 예측할 열이 모두 0 또는 1일 때 있습니다.",
  "predictions.no-output":
    "{where}: 출력 {output}의 예측이 없습니다.{output?names} 있는 출력: {names}.",

  "confusion-matrix.too-large":
    "클래스가 {classes}개인 혼동 행렬은 {numbers}칸이나 됩니다. 혼동 행렬은 클래스 {limit}개까지 만들 수 있습니다. 클래스가 더 많으면 분류 보고서를 쓰세요.",

  "arrays.input-rows":
    "{where}: 모든 입력의 행 수가 같아야 하는데 {input:은} {rows}행, {first:은} {expected}행입니다.",
  "arrays.no-shape":
    "{where}{label}의 형태를 알 수 없습니다. {label:을} { data, shape: [행 수, …] } 꼴로 주거나 inputShape를 주세요.",
  "arrays.target-rows": "{where}x는 {rows}행이므로 {label}도 {rows}행이어야 하는데 {found}입니다.",
  "arrays.sample-weights":
    "{where}: 샘플 가중치는 모든 타깃에 배열 하나이거나 타깃 {targets}개({names})마다 하나씩이어야 합니다.",
  "arrays.no-class": "{where}: {label:은} 클래스 {names}에 없습니다.{label?names}",
  "arrays.no-rows": "{where}: 행이 하나도 없습니다.",
  "arrays.rows-of-shape":
    "{where}: {shape} 형태의 행에는 수가 {size}개씩 들어가는데 {found}입니다.",
  "arrays.tensor":
    "{where}: float32, float64, bool 또는 8~64비트 정수 텐서여야 하는데 {type} 텐서입니다. 텐서가 나오는 모델에서 형을 바꾸세요.",
  "arrays.dataset-and":
    "{where}: Dataset에는 타깃과 샘플 가중치가 들어 있으므로 {name:은} 빼야 합니다.",
  "arrays.data-and-shape":
    "{where}: {shape} 형태에는 수가 {numbers}개 들어가는데 data에는 {received}개가 있습니다.",

  "image.not-readable": "{where}: 이미지를 읽을 수 없습니다: {cause}",
  "image.input-shape":
    "{where}: 이미지는 채널이 1개 또는 3개인 (높이, 너비, 채널) 형태의 입력에 맞는데 입력은 {shape}입니다.",

  "found.shape": "{shape} 형태",
  "found.numbers": "수 {numbers}개",

  "weights.count": "{where}: 모델의 가중치는 {expected}개인데 {received}개를 받았습니다.",
  "weights.shape":
    '{where}: 가중치 {weight}("{name}")의 형태는 {shape}인데 수 {numbers}개의 {received:을} 받았습니다.',

  "layer.unknown": "getLayer(): {layer} 층이 없습니다.{layer?names} 있는 층: {names}.",

  "dataset.no-row": "{where}: {row}번 행이 없습니다. 행은 0부터 {last}까지입니다.",

  "argument.required": '{where}: "{argument}"{:이} 필요합니다.',
  "argument.expected": "{where}: {expected:이} 와야 하는데 {received:을} 받았습니다.",
  "argument.other-kind": "{where}: {expected:이} 와야 하는데 {name:은} {kind}입니다.",
  "argument.no-function": '{group}에는 "{name}"{:이} 없습니다. 혹시 "{near}"입니까?',
  "argument.no-option":
    '{where}: "{option}"{:이라}는 옵션이 없습니다.{option?known} 쓸 수 있는 옵션: {known}.',

  "custom.unknown":
    "compile(): 체크포인트에는 직접 만든 손실 함수나 지표 {name}의 이름만 있고 함수는 담을 수 없습니다. 먼저 그 함수로 모델을 compile()한 다음 체크포인트를 복원하세요.",

  "fit.row-not-finite":
    "{input}의 {row}번 행에 NaN이나 무한대가 있어 손실을 계산할 수 없습니다. {position}번 값이 {value}입니다. 그 행을 빼거나 값을 채우세요.",
  "fit.two-validations":
    "fit(): validationSplit과 validationData는 함께 쓸 수 없습니다. 하나만 주세요.",

  "sequential.input-shape":
    "sequential(): {position}번째 층({class})에 inputShape가 있습니다. 첫 층에만 쓸 수 있습니다.",

  "spec.json": "{where}: JSON이 아닙니다: {cause}",

  "expected.records": "행마다 객체 하나씩인 리스트",
  "expected.rows-of-numbers": "수로 된 행들([[1, 2], [3, 4]] 또는 { data, shape: [행, 열] })",
  "expected.that-many-names": "열 이름 {count}개의 리스트",
  "expected.preparation": "Preparation 객체(run이나 prepare()의 결과)",
  "expected.source": "readFiles()가 돌려준 것",
  "expected.prepared-rows": "prepare()가 돌려준 Prepared 객체",
  "expected.grid": "preparation의 grid()가 돌려준 것",
  "expected.height-and-width": "높이와 너비, [224, 224]",
  "expected.two-columns": "서로 다른 숫자 열 이름 두 개",
  "expected.kind": '"average", "individual", "both" 중 하나',
  "expected.percentiles": "0과 1 사이의 두 수(작은 수 먼저)",
  "expected.part": '"train" 또는 "test"',
  "table.is-images": "{where}: 파일에 표가 아니라 이미지가 들어 있습니다. readFiles()를 쓰세요.",
  "table.of-images": "표의 열이 있어야 하는데 데이터가 이미지입니다.",
  "pipeline.not-fitted": "파이프라인을 아직 학습하지 않았습니다. 먼저 fit()을 호출하세요.",
  "expected.prediction": "(행, 출력) 형태의 predict() 결과",
  "expected.layer-name-or-number": "층의 이름 또는 번호",
  "expected.name": "이름",
  "expected.number": "숫자",
  "expected.numbers": "수의 리스트",
  "expected.typed-array-or-list": "형식화 배열(typed array) 또는 수의 리스트",
  "expected.names": "이름의 리스트",
  "expected.weight-by-class": '클래스 번호별 가중치({ 0: 1, 1: 5 } 등) 또는 "balanced"',
  "expected.boolean-or-function": "true, false 또는 함수",
  "expected.function": "함수",
  "expected.verbose": '0, 1, 2 또는 "auto"',
  "expected.no-function":
    '"he_normal" 같은 이름이나 initializers.heNormal()처럼 이 패키지의 함수가 만든 값(직접 만든 함수는 여기서 호출할 수 없습니다)',
  "expected.no-function-as-loss":
    '"mse" 같은 이름, losses.huber({…})가 만든 것, 또는 직접 만든 함수라면 customLoss({ value, gradient })(함수만으로는 그레이디언트를 알 수 없습니다)',
  "expected.no-function-as-optimizer":
    '"adam" 같은 이름, 또는 optimizers.adam({ learningRate: 0.001 })처럼 이 패키지의 함수가 만든 것',
  "expected.named-function":
    '로그에 쓸 이름이 있는 함수 또는 customMetric({ name: "bias", value })',
  "expected.number-or-numbers": "수 하나 또는 수 {numbers}개의 리스트를 돌려주는 함수",
  "expected.that-many-numbers": "수 {numbers}개의 리스트를 돌려주는 함수",
  "expected.symbolic-tensors": "input({…})의 값이나 그 값으로 층을 호출한 결과, 또는 그 리스트",
  "expected.callback-list":
    "callbacks.earlyStopping({…})처럼 만든 코어의 콜백({known})이나 onEpochEnd(epoch, logs) 같은 메서드가 있는 객체",
  "expected.suits": "Prepared 또는 { task, classNames, inputShape }",
  "expected.list-of": "수 {numbers}개의 리스트",
  "expected.returned-number": "수를 돌려주는 함수",
  "expected.float32-array": "Float32Array",
  "expected.bytes": "ArrayBuffer 또는 Uint8Array",
  "expected.weight": "{ data: Float32Array, shape }",
  "expected.class-number": "클래스 번호",
  "expected.layer": "layers.dense({…})로 만든 것과 같은 층",
  "expected.validation-data": "Dataset, [x, y] 또는 [x, y, sampleWeight]",
  "expected.class-numbers": "클래스 번호의 리스트",
  "expected.indicators": "0과 1로 된 행(yTrue와 yPred의 행과 열 수가 같아야 함): [[1, 0], [1, 1]]",
  "expected.file-list": "파일 리스트",
  "expected.a-model": "loadModel()이 주는 모델",
  "expected.weights": "가중치 리스트",
  "expected.array": "형식화 배열(typed array), { data, shape } 또는 이미지",
  "expected.arrays": "형식화 배열(typed array), { data, shape }, 이미지 또는 이름별 배열",
  "expected.image": "앞의 값과 같은 이미지(ImageData, 캔버스, 이미지 요소, ImageBitmap 또는 Blob)",
  "expected.pixels": "ImageData처럼 {width} × {height} 픽셀의 빨강, 초록, 파랑, 알파 바이트",
  "expected.abort-signal": "AbortSignal",
  "expected.options": "옵션 객체",
  "expected.whole-numbers-least": "{minimum} 이상인 정수의 리스트",
  "expected.whole-numbers-to": "{maximum} 이하인 정수의 리스트",
  "expected.whole-least": "{minimum} 이상의 정수",
  "expected.at-most": "{maximum} 이하의 값",
  "expected.given": '"{name}" 값',
  "target.outputs-of-images":
    '이미지는 한 장에 클래스가 하나이고 모델의 모든 출력이 그 클래스를 예측하므로, 첫 출력의 class_names와 positive_class 말고는 적을 것이 없습니다. "{output}" 출력에서 "{received}" 항목을 빼세요. 이미지마다 여러 가지를 예측하려면 픽셀마다, 타깃마다 열이 있는 표를 주고 모델을 Reshape로 시작하거나, Dataset.fromArrays()에 배열을 주세요.',
  "inputs.of-images":
    "inputs에는 모델의 입력마다 받을 표의 열을 적습니다. 이미지에는 열이 없습니다.",
  "begin.classes":
    '모델의 클래스는 {known:이고} 데이터의 클래스는 {names:입니다}. 마지막 층을 데이터의 클래스에 맞게 새로 만들려면 head: "new"(--head new)를, 모델의 것을 그대로 두고 데이터의 클래스를 이 순서대로 출력에 맞추려면 head: "own"(--head own)을 쓰세요.',
  "begin.outputs":
    '모델은 클래스 {outputs}개를 구분하지만 이름이 없고, 데이터의 클래스는 {names:입니다}. 마지막 층을 데이터의 클래스에 맞게 새로 만들려면 head: "new"(--head new)를 쓰세요.',
  "bare.several":
    "모델의 입력은 {inputs}개, 출력은 {outputs}개입니다. 훈련 데이터 없이는 입력과 출력이 하나씩인 모델만 쓸 수 있습니다.",
  "bare.shape":
    "모델의 입력은 {input}, 출력은 {output}입니다. 훈련 데이터 없이는 이미지나 숫자 행을 받아 숫자 한 행을 내는 모델만 쓸 수 있습니다.",
  "bare.lookup":
    '{where}: 모델이 텍스트와 범주를 숫자로 바꾸는 층으로 시작합니다({layers}). 훈련 데이터 없이는 파일의 행을 이 모델에 맞게 준비할 수 없습니다. loadModel()로 연 모델의 predict()에 await net.predict(["좋은 영화"])처럼 값을 그대로 주세요.',
  "bare.names": "{where}에는 서로 다른 이름 {expected}개가 필요하지만 {received}개를 받았습니다.",
  "lookup.unknown":
    "{layer} 층의 어휘에 {value:이} 없고, num_oov_indices가 0이라 모르는 값을 받을 수 없습니다.",
  "lookup.texts": '{where}에는 ["좋은 영화", "나쁜 영화"] 같은 텍스트가 와야 합니다.',
  "lookup.numbers": "{where}에는 숫자가 와야 하는데 텍스트를 받았습니다.",
  "lookup.rows": "{where}: 한 행은 값 {width}개여야 하는데, 받은 값은 모두 {received}개입니다.",
  "lookup.no-input":
    "{where}: 입력 {input}에 줄 값이 없습니다. {inputs} 순서의 목록이나, 이 이름들을 키로 하는 객체로 주세요.",
};
