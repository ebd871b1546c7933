/** What the command line says, in Korean. */

/** @type {import("./render.js").Texts["texts"]} */
export const cli = {
  "cli.help": `사용법: minibatch run 실험 [파일…] [--threads N] [--json] [--save 경로] [--prepared 경로.csv]
                      [--predictions 경로.csv] [--part train|validation|test] [--baselines 모델,…]
                      [--label-errors 경로.csv] [--model 모델] [--head own|new] [--labels 텍스트]
                      [--threshold 값]
        minibatch check 실험 [--json]
        minibatch sweep 실험 [파일…] --set 설정=값,… [--seeds N,…] [--random N] [--threads N] [--json]
        minibatch predict 실행.minibatch 파일… [--threshold 값] [--out 경로.csv] [--json] [--threads N]
        minibatch predict 모델 파일… [--labels 텍스트] [--columns 이름,…] [--threshold 값] [--out 경로.csv] [--json]
                      [--threads N]
        minibatch verify 실행.minibatch [파일…] [--threads N] [--model 모델] [--head own|new] [--labels 텍스트] [--json]
        minibatch import 노트북 [--json]
        minibatch python 실험 [--notebook]
        minibatch javascript 실험
        minibatch summary 모델 [--expand-nested] [--json]
        minibatch convert 모델 경로 [--keras-version 버전] [--json]

실험에 적힌 대로 신경망을 학습하고, 학습에 쓰지 않은 행으로 평가합니다.

‘실험’은 JSON 파일이나 플레이그라운드 링크입니다(링크에서 내려받는 것은 없습니다). ‘파일’은
실험에 적힌 데이터 대신 쓸 데이터이며, 폴더를 주면 그 안의 파일을 모두 읽습니다.

명령
  run           데이터를 읽고 전처리한 뒤 모델을 학습하고 평가합니다. Keras 로그, 점수, 가중치의 SHA-256을
                출력합니다. 가중치는 어느 브라우저에서나 비트까지 같습니다.
  check         "ok"와 요약을 출력합니다. 잘못된 곳이 있으면 위치와 함께 모두 알려 줍니다.
  sweep         값의 모든 조합으로 실험을 실행하고, 점수마다 시드에 따른 평균 ± 표준편차를 출력합니다. 실행이 끝날
                때마다 표준 오류로 알립니다.
  predict       --save로 저장한 실행이나 모델(.keras, .h5, Teachable Machine의 zip)로 새 행이나 이미지를 예측하고,
                행마다 예측값과 클래스별 확률을 CSV로, --json이면 배열로 출력합니다. 모델은 표의 열을 있는 그대로,
                픽셀은 층에 맞게 받습니다. 클래스 이름은 모델 옆의 labels.txt에서 읽습니다.
  verify        학생이 낸 것과 같은 실행 파일의 실험을 다시 학습해, 가중치의 SHA-256과 점수, 학습 곡선이 파일에 적힌
                것과 같은지 알려 줍니다. 직접 가져온 데이터로 학습한 실행이면 ‘파일’도 주어야 합니다.
  import        Keras 스크립트나 노트북(.py, .ipynb)을 실험으로 바꾸어 출력하고, 실수와 누수, 빠진 부분을 표준 오류에
                한 줄씩 알립니다. 코드는 분석할 뿐 실행하지 않습니다.
  python        같은 일을 하는 Keras 프로그램을 스크립트로, --notebook이면 노트북으로 출력합니다.
  javascript    이 패키지로 같은 일을 하고 같은 가중치를 얻는 프로그램을 출력합니다.
  summary       Keras 모델(.keras, .h5)이나 .minibatch 파일의 층을 Keras의 summary()처럼 출력합니다.
  convert       모델을 Keras가 읽는 .keras, .h5, .weights.h5나 .safetensors, TensorFlow.js의 layers-model zip이나
                .onnx로 저장합니다.

옵션
  --threads N   스레드 N개(1~64)로 계산합니다. 개수와 상관없이 결과는 같습니다. 기본값: 1
  --json        JSON 객체 하나를 출력합니다. 전처리 단계별 결과, 각 데이터의 행 번호, 모든 점수, scikit-learn 형식의
                보고서, 늘 같은 값으로 예측할 때의 점수도 들어 있습니다. 로그는 표준 오류로 보냅니다.
  --save 경로   학습 결과와 가중치를 .minibatch 파일로 저장합니다.
  --prepared 경로.csv
                전처리한 행을 저장합니다. 행마다 train, validation, test 중 어디에 쓰였는지 적습니다.
  --predictions 경로.csv
                테스트 행마다 파일에서의 행 번호, 실제 값, 예측값, 클래스별 확률을 저장합니다.
  --label-errors 경로.csv
                훈련 데이터를 다섯으로 나눠 그 부분을 빼고 학습한 모델 다섯 개로 판단한 뒤, 정답이 틀렸을 가능성이 큰 행을
                가능성이 큰 순서로, 더 그럴듯한 클래스와 함께 저장합니다.
  --part 데이터
                --json으로 평가하고 --predictions로 저장할 데이터: train, validation, test. 기본값: test
  --baselines 모델,…
                LogisticRegression, DecisionTreeClassifier(max_depth=3)처럼 적은 고전 모델을 같은 훈련 데이터로 학습하고
                테스트 데이터의 점수를 출력합니다. JSON도 쓸 수 있습니다: [{"class_name": …, "config": {…}}]
  --out 경로.csv
                예측 결과를 CSV나 JSON 파일로 저장합니다.
  --threshold 값
                predict, --predictions, --json에서 두 클래스 중 두 번째나 레이블로 예측하는 기준 확률입니다. 모든 레이블에는
                0.3처럼, 레이블마다 다르면 comedy=0.3,drama=0.6처럼 적습니다. 출력이 여럿이면 출력 이름을 쓰고, 그중 한
                레이블은 tags/comedy=0.3처럼 적습니다. --save로 저장하면 함께 남습니다.
                기본값: 실행에 저장된 값, 없으면 레이블은 0.5
  --labels 텍스트
                모델 출력 순서대로 한 줄에 하나씩 적은 클래스 이름입니다. 기본값: 모델 옆의 labels.txt
  --model 모델
                run과 sweep에서 새 가중치 대신 이 모델(.keras, .h5, .minibatch 등)의 가중치로 학습을 시작합니다. 실험에
                모델이 없으면 이 모델의 층을 씁니다. 클래스는 이름으로 맞춥니다.
  --head own|new
                데이터의 클래스 이름이 모델과 다를 때 모델의 마지막 층을 어떻게 할지 정합니다. own이면 그대로 두고, new이면
                데이터의 클래스 수에 맞게 새로 만듭니다.
  --columns 이름,…
                모델이 받는 표의 열을 순서대로 적습니다. 기본값: 모든 열
  --expand-nested
                Keras의 summary(expand_nested=True)처럼 모델 안에 든 모델의 층도 출력합니다.
  --keras-version 버전
                저장한 파일을 읽을 Keras의 버전입니다. 예: 3.3. 기본값: 3.4와 그 뒤의 모든 버전
  --set 설정=값,…
                시험할 값입니다. 예: compile.optimizer.learning_rate=0.1,0.01, model.dense.units=16,64. 설정마다 한 번씩
                씁니다. model.depth는 은닉 Dense 층의 수이고,
                model.hidden_layer_sizes는 각 층의 유닛 수입니다. 쌍이나 목록은 (3,3),(5,5)처럼 값 하나로 적습니다.
  --seeds N,…   조합마다 이 시드들로 실행합니다. 기본값: 실험의 시드
  --random N    모든 조합을 실행하지 않고 그중 N개를 무작위로 뽑아 실행합니다.
  --lang 언어   메시지 언어: 영어(en), 한국어(ko). 기본값은 LC_ALL, LC_MESSAGES, LANG을 따릅니다.
  -h, --help    이 도움말을 출력합니다.
  --version     버전을 출력합니다.

Ctrl+C를 누르면 진행 중인 배치까지 학습하고 멈춥니다. 그때까지의 결과를 평가해 출력하고 저장합니다.

종료 상태: 0 성공, 1 실패(verify에서 다른 점이 있을 때도), 2 잘못된 명령줄, 130 Ctrl+C로 중단.
`,
  "cli.error": "minibatch: {message}",
  "cli.usage": "{why} 사용법은 minibatch --help로 볼 수 있습니다.",
  "cli.no-command":
    "명령이 없습니다. run, check, sweep, predict, verify, import, python, javascript, summary, convert 중 하나를 쓰세요.",
  "cli.unknown-command":
    '"{command}"{:이라}는 명령은 없습니다.{command?known} run, check, sweep, predict, verify, import, python, javascript, summary, convert 중 하나를 쓰세요.',
  "cli.no-experiment": "{command}에는 실험(JSON 파일이나 링크)이 필요합니다.",
  "cli.check-takes-no": "check에는 실험 하나만 쓸 수 있는데 {received}도 받았습니다.",
  "cli.takes-no": "{command}에는 {received:을} 쓸 수 없습니다.",
  "cli.baseline":
    "--baselines에는 {known} 가운데 이름을 적는데, 받은 값은 {received}입니다.{received?known}",
  "cli.baseline-argument":
    "{name}(…) 안의 {received:은} 매개변수가 아닙니다. {name}(max_depth=3, random_state=0)처럼 쓰세요.",
  "cli.baseline-takes": "{name:은} {known:을} 받는데, 받은 값은 {received}입니다.{received?known}",
  "cli.baseline-task": "{name:은} 목표값에 맞지 않습니다. 맞는 모델: {known}.",
  "cli.baseline-tested": "{name}: {scores}, 학습 {seconds}초",
  "cli.summary-nothing": "summary에는 모델(.keras, .h5, .minibatch)이 필요합니다.",
  "cli.convert-nothing":
    "convert에는 모델(.keras, .h5, .minibatch)과 저장할 파일(.keras, .h5, .weights.h5, .safetensors, .zip, .onnx)이 필요합니다.",
  "cli.convert-format": "{path}의 확장자는 {known} 가운데 하나여야 합니다. 이 형식으로 저장합니다.",
  "cli.converted": "매개변수 {count}개의 모델을 {path}에 저장했습니다.",
  "cli.import-nothing": "import에는 스크립트나 노트북(.py, .ipynb)이 필요합니다.",
  "cli.finding": "{path}:{line}: {text}",
  "cli.no-program": "{path}에는 여기서 읽을 수 있는 프로그램이 없어 아무것도 바꾸지 않았습니다.",
  "cli.predict-nothing":
    "predict에는 .minibatch 파일이나 모델, 그리고 새 행이 든 파일(또는 이미지)이 필요합니다.",
  "cli.predicted": "예측 {count}개를 {path}에 저장했습니다.",
  "cli.verify-nothing": "verify에는 실행(.minibatch 파일)이 필요합니다.",
  "cli.verify-same": "같습니다. 다시 학습한 가중치가 파일의 가중치와 같습니다. SHA-256: {handed}",
  "cli.verify-numbers":
    "다릅니다. 가중치는 파일과 같지만 파일에 적힌 위의 숫자가 바뀌어 있습니다. 가중치의 SHA-256: {handed}",
  "cli.verify-different":
    "다릅니다. 파일에 든 가중치의 SHA-256: {handed}, 다시 학습한 가중치의 SHA-256: {again}",
  "cli.verify-score": "{name:이} 파일에는 {stated:으로} 적혀 있지만, 다시 학습하면 {found}입니다.",
  "cli.verify-history":
    "에포크 {epoch}의 {name:이} 파일에는 {stated:으로} 적혀 있지만, 다시 학습하면 {found}입니다.",
  "cli.verify-stopped":
    "파일의 학습은 사람이 멈춘 것입니다. 에포크 중간에 멈춘 학습은 되풀이할 수 없으니, 끝까지 학습한 실행을 내도록 하세요.",
  "cli.sweep-nothing": "sweep에는 --set 설정=값,… 또는 --seeds N,…이 필요합니다.",
  "cli.sweep-set":
    '--set에는 fit.batch_size=32,64처럼 설정과 값을 써야 하는데 "{received}"{:을} 받았습니다.',
  "cli.sweep-twice": "--set에 {path:이} 두 번 나옵니다. 값을 한 번에 모아 쓰세요.",
  "cli.sweep-seeds": '--seeds에는 정수를 쉼표로 나누어 써야 하는데 "{received}"{:을} 받았습니다.',
  "cli.sweep-random":
    '--random에는 1부터 99999까지의 정수를 써야 하는데 "{received}"{:을} 받았습니다.',
  "cli.unknown-option": "{option:이라}는 옵션은 없습니다.{option?known}",
  "cli.no-value": "{option}에는 값이 필요합니다.",
  "cli.unwanted-value": '{option}에는 값을 쓸 수 없는데 "{received}"{:을} 받았습니다.',
  "cli.threads":
    '--threads에는 1부터 {limit}까지의 정수를 써야 하는데 "{received}"{:을} 받았습니다.',
  "cli.part": '--part에는 {known} 중 하나를 써야 하는데 "{received}"{:을} 받았습니다.',
  "cli.threshold":
    '--threshold에는 0부터 1까지의 수나 comedy=0.3,drama=0.6 같은 값을 써야 하는데 "{received}"{:을} 받았습니다.',
  "cli.threshold-nothing":
    "--threshold는 두 클래스나 레이블을 예측할 때 쓰는데, 이 실험은 그런 예측을 하지 않습니다.",
  "cli.threshold-each": "--threshold에는 수마다 앞에 {known} 같은 출력 이름을 적어야 합니다.",
  "cli.threshold-one": "두 클래스 중 하나를 예측할 때 --threshold에는 수 하나만 적습니다.",
  "cli.threshold-name":
    '--threshold에는 {known} 중에서 써야 하는데 "{received}"{:을} 받았습니다.{received?known}',
  "cli.head": '--head에는 {known} 중 하나를 써야 하는데 "{received}"{:을} 받았습니다.',
  "cli.head-alone": "--head는 --model로 준 모델의 마지막 층에 대한 설정입니다.",
  "cli.part-empty":
    "예측할 {part} 행이 없습니다. --part로 다른 데이터를 고르거나, 전처리 또는 validation_split으로 그 행을 따로 떼어 두세요.",
  "cli.language": '--lang에는 {known} 중 하나를 써야 하는데 "{received}"{:을} 받았습니다.',

  "cli.experiment-unreadable": "실험 파일 {path:을} 읽을 수 없습니다. {why}",
  "cli.file-unreadable": "{path} 파일을 읽을 수 없습니다. {why}",
  "cli.not-there": "파일이 없습니다.",
  "cli.is-folder": "파일이 아니라 폴더입니다.",
  "cli.not-writable": "{path}에 저장할 수 없습니다. {cause}",

  "cli.stopping": "이 배치까지 학습하고 멈춥니다.",
  "cli.stopped": "에포크 {epoch}에서 중지했습니다.",
  "cli.stopped-early": "에포크 {epoch}에서 조기 종료했습니다.",
  "cli.stopped-early-best":
    "에포크 {epoch}에서 조기 종료했습니다. 가장 좋았던 에포크는 {best}입니다.",
  "cli.label-errors": {
    other: "훈련 데이터 중 정답이 틀렸을 가능성이 큰 행 {count}개를 {path}에 저장했습니다.",
  },
  "cli.label-errors-numbers":
    "--label-errors는 클래스를 예측하는 실험에만 쓸 수 있는데, 이 실험은 수를 예측합니다.",
  "cli.shared-test":
    "테스트 행 {count}개 중 {shared}개가 훈련 데이터에도 있습니다. 테스트 점수가 새 데이터에서의 점수보다 높게 나옵니다.",
  "cli.shared-validation":
    "검증 행 {count}개 중 {shared}개가 훈련 데이터에도 있습니다. 검증 점수로는 새 데이터에서의 성능을 알 수 없습니다.",
  "cli.tested": "테스트 - {scores}",
  "cli.trained": "학습 시간 {seconds}초. 가중치의 SHA-256: {fingerprint}",
  "cli.sweep-runs": "실행",
  "cli.sweep-failed": { other: "실행 {count}개가 실패했습니다." },

  "cli.data": "데이터: {data}",
  "cli.data-given": "run에 주는 파일",
  "cli.target": "타깃: {columns}",
  "cli.preparation": "전처리: {steps}",
  "cli.fit": "옵티마이저: {optimizer}, 에포크 수: {epochs}, 배치 크기: {batch_size}, 시드: {seed}",
  "cli.fit-suggested":
    "옵티마이저: {optimizer}, 에포크 수와 배치 크기: 데이터에 맞는 추천값, 시드: {seed}",
  "cli.model": "모델: {layers}",
  "cli.model-suggested": "데이터에 맞는 추천 모델",
};
