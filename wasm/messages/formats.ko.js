/** What the readers of files say, in Korean. */

/** @type {import("./render.js").Texts["texts"]} */
export const formats = {
  "arrays.class-names":
    "{path}에는 클래스 이름이 {names}개인데, 레이블이 {last}까지 있어 클래스가 {classes}개입니다.",
  "arrays.classes":
    "{path}에는 서로 다른 레이블이 {classes}개 있습니다. 클래스는 {limit}개까지 쓸 수 있습니다.",
  "arrays.label-numbers":
    "{path}에 레이블 {value:이} 있습니다. 클래스는 정수나 문자열이어야 합니다. 수를 예측하려면 x를 행과 열이 있는 표로 주세요.",
  "arrays.label-shape":
    "{path}의 형태는 ({shape})입니다. 레이블은 행마다 수나 문자열 하나이거나, 값 하나만 1이고 나머지는 0인 원-핫이어야 합니다.",
  "arrays.not-finite": "{path}에 값이 {value}인 픽셀이 있습니다. NaN이나 무한대가 없어야 합니다.",
  "arrays.one-class":
    "{path}의 레이블 {labels}개가 모두 {label}입니다. 학습하려면 클래스가 2개 이상이어야 합니다.",

  "cifar.refused": "{path:을} CIFAR 배치로 읽을 수 없습니다. {why}",
  "cifar.no-batches": "클래스 이름만 들어 있습니다. 배치 파일을 함께 주세요.",
  "cifar.size":
    "{size}바이트인데 {record}의 배수가 아닙니다. 이미지마다 레이블과 32 × 32 × 3 픽셀이 있어야 합니다.",
  "cifar.no-data": "data에 이미지, labels에 클래스 번호가 들어 있는 피클이 아닙니다.",
  "cifar.data":
    "data의 형태가 ({shape})이거나 자료형이 uint8이 아닙니다. 행마다 정사각형 컬러 이미지여야 합니다.",
  "cifar.labels": "이미지가 {images}장인데 레이블이 {labels}개입니다.",
  "cifar.sides":
    "이미지의 높이가 {side} 픽셀인데 {first}의 이미지는 {firstSide} 픽셀입니다. 모두 같아야 합니다.",
  "cifar.no-names": "label_names나 fine_label_names가 들어 있는 피클이 아닙니다.",

  "csv.refused": "{path:을} 표로 읽을 수 없습니다. {why}",
  "csv.empty": "비어 있습니다.",
  "csv.zero-bytes": "값이 0인 바이트가 들어 있어 텍스트 파일이 아닙니다.",
  "csv.quote-unclosed":
    "{line}번째 줄: 따옴표가 닫히지 않았습니다. 따옴표가 하나 많거나 모자란지 확인하세요.",
  "csv.one-column":
    "열이 {cell} 하나뿐입니다. 표에는 예측할 열과 예측에 쓸 열이 적어도 하나 있어야 하며, 쉼표나 세미콜론, 탭으로 구분합니다.",
  "csv.no-rows": "헤더만 있고 그 아래에 행이 없습니다.",
  "csv.ragged": "헤더는 {columns}칸인데 {rows}행 중 {ragged}행의 칸 수가 다릅니다: {list}.",
  "csv.ragged-more":
    "헤더는 {columns}칸인데 {rows}행 중 {ragged}행의 칸 수가 다릅니다: {list} 외 {more}행.",
  "csv.bad-rows":
    '{path}의 열은 {columns}개인데 {rows}행 중 {count}행은 칸이 더 많습니다: {list}. 이 행들을 제외하거나(on_bad_lines: "skip") 파일을 고치세요.',
  "csv.line": "{line}번째 줄 {cells}칸",
  "csv.more": "그 밖에 {count}개",

  "dropped.all-missing": "훈련 데이터에 값이 없음",
  "dropped.too-many-categories": "서로 다른 값이 200개를 넘음",

  "file.unreadable": "{path} 파일을 더 이상 읽을 수 없습니다: {cause}",
  "file.not-a-file":
    "{position}번째 파일은 File, { name, blob }, { name, bytes } 중 하나여야 하는데 {received:을} 받았습니다.",

  "files.nothing":
    "학습할 데이터를 찾지 못했습니다. 클래스별 폴더로 나눈 이미지(zip도 가능), 이미지와 레이블의 IDX 파일, NumPy 배열(.npy, .npz), CIFAR, CSV, JSON, Parquet 표를 읽습니다.",
  "files.nothing-of":
    "학습할 데이터를 찾지 못했습니다. 클래스별 폴더로 나눈 이미지(zip도 가능), 이미지와 레이블의 IDX 파일, NumPy 배열(.npy, .npz), CIFAR, CSV, JSON, Parquet 표를 읽습니다. {reasons}.",
  "files.nothing-of-many":
    "학습할 데이터를 찾지 못했습니다. 클래스별 폴더로 나눈 이미지(zip도 가능), 이미지와 레이블의 IDX 파일, NumPy 배열(.npy, .npz), CIFAR, CSV, JSON, Parquet 표를 읽습니다. {reasons}. 그 밖에 {more}개.",
  "files.because": "{path}: {why}",

  "gzip.too-large": "{path:은} 압축을 풀면 허용 크기 {limit:을} 넘습니다.",
  "gzip.damaged":
    "{path:은} 온전한 gzip 파일이 아닙니다. 압축을 풀어 {unpacked}바이트를 얻은 뒤에 끊겼거나 손상되었습니다(압축 파일 크기: {packed}바이트).",

  "idx.refused": "{path:을} IDX 파일로 읽을 수 없습니다. {why}",
  "idx.head":
    "0~3번째 바이트는 00 00, 자료형(08, 09, 0b, 0c, 0d, 0e), 축의 수여야 하는데 {received}입니다.",
  "idx.header":
    "축이 {axes}개인 헤더에 {needed}바이트가 필요한데 파일이 {size}바이트에서 끝납니다.",
  "idx.empty": "내용이 없습니다. 형태: ({shape}).",
  "idx.cut":
    "({shape}) 형태에는 {needed}바이트가 필요한데 {size}바이트에서 끝납니다. 파일이 잘렸습니다.",
  "idx.more": "({shape}) 형태는 {end}바이트에서 끝나는데 {more}바이트가 더 있습니다.",
  "idx.shape":
    "{path}의 형태는 ({shape})입니다. 이미지는 (개수, 높이, 너비) 또는 (개수, 높이, 너비, 1이나 3), 레이블은 (개수) 형태여야 합니다.",
  "idx.no-images": "{paths}: 레이블은 있는데 이미지가 없습니다.",
  "idx.no-labels": "{paths}: 이미지는 있는데 레이블이 없습니다. 두 파일을 함께 주세요.",
  "idx.too-many":
    "이미지 IDX 파일이 {files}개 있습니다({paths}). 이미지와 레이블을 한 쌍, 테스트용(t10k, test)까지 두 쌍, 또는 검증용(val, valid)까지 세 쌍 주세요.",
  "idx.labels-of":
    '{labels} 중 어느 파일에 {path}의 레이블이 있는지 알 수 없습니다. "images"를 "labels"로 바꾼 이름과 같은 파일이 하나여야 하는데 {fitting}개입니다.',
  "idx.counts":
    "{images}에는 이미지가 {imageCount}장, {labels}에는 레이블이 {labelCount}개 있습니다. 수가 같아야 합니다.",
  "idx.sizes":
    "{train}의 이미지는 {trainSize}, {test}의 이미지는 {testSize}입니다. 크기가 같아야 합니다.",

  "image.not-decodable":
    "{path:은} 읽을 수 있는 이미지가 아닙니다. 이미지 편집기에서 PNG로 다시 저장하거나 빼 주세요.",
  "image.too-large": "{path:이} {width} × {height}픽셀로 너무 큽니다(최대 {limit}메가픽셀).",
  "image.node":
    '{path:은} 브라우저(createImageBitmap, OffscreenCanvas)나 sharp가 설치된 Node에서 디코딩할 수 있는 이미지입니다. sharp가 없으면 Node에서는 PNG, BMP, GIF만 읽습니다. npm install sharp를 실행하거나, PNG로 바꾸거나(Pillow에서는 Image.open(path).save("new.png")), 직접 디코딩해 픽셀을 ImageData처럼 { data, width, height }로 주세요.',
  "image.no-canvas": "브라우저가 캔버스를 만들지 못해 {path:을} 그리지 못했습니다.",

  "images.none-decoded": "이미지 {images}장을 모두 읽을 수 없습니다. 첫 번째 이미지: {first}",
  "images.no-folder":
    "{path:이} 폴더 안에 있지 않습니다. 이미지를 cats/1.png, dogs/1.png처럼 클래스 이름의 폴더에 나누어 담고, 그 폴더들을 담은 폴더나 zip을 선택하거나 끌어다 놓으세요.",
  "images.one-folder":
    '이미지 {images}장이 모두 "{folder}" 폴더에 있어 클래스가 하나뿐입니다. 클래스별로 폴더를 2개 이상 만들어 나누어 담으세요.',

  "json-lines.bad-rows":
    '{path}의 {rows}줄 중 {count}줄은 JSON 레코드가 아닙니다(줄 번호 {lines}). 이 줄들을 제외하거나(on_bad_lines: "skip") 파일을 고치세요.',
  "bad-lines": "{path}에서 JSON 레코드가 아닌 {count}줄을 제외했습니다(줄 번호 {lines}).",
  "json-table.refused": "{path:을} 표로 읽을 수 없습니다. {why}",
  "json-table.damaged": "JSON이 아닙니다.",
  "json-table.no-rows": "레코드가 없습니다.",
  "json-table.no-records":
    "값이 하나뿐입니다. 레코드의 리스트이거나 한 줄에 레코드가 하나씩 있어야 합니다.",
  "json-table.no-record": "{record}번째 레코드가 열 이름별 값의 객체도, 값의 리스트도 아닙니다.",
  "json-table.columns": "레코드에 서로 다른 항목이 {limit}개 넘게 있습니다.",

  "memory.rows":
    "{what:은} {rows}행이어서 메모리를 {needed} 차지합니다. 최대 {limit}까지 쓸 수 있습니다. 행을 줄여 읽으세요: 처음 {nrows}행만 읽거나(읽기 설정에 {first}) {step}행마다 한 행씩 읽습니다({apart}).",
  "memory.images":
    "{height} × {width} × {channels} 크기의 이미지 {count}장은 메모리를 {needed} 차지합니다. 최대 {limit}까지 쓸 수 있습니다. Resizing으로 줄이거나 {step}장마다 한 장씩 읽으세요(읽기 설정에 {apart}).",
  "memory.file": "{what:은} 메모리를 {needed} 차지합니다. 최대 {limit}까지 쓸 수 있습니다.",

  "npy.refused": "{path:을} NumPy 배열로 읽을 수 없습니다. {why}",
  "npy.head": "NumPy 표시(93 4E 55 4D 50 59)로 시작하지 않습니다.",
  "npy.version": "버전이 {version}입니다. 버전 1~3만 읽습니다.",
  "npy.long-header": "헤더가 {length}바이트입니다. 최대 {limit}바이트까지 읽습니다.",
  "npy.cut-header": "헤더가 다 나오기 전에 {size}바이트에서 파일이 끝납니다.",
  "npy.header": "헤더가 NumPy가 쓰는 형식이 아닙니다.",
  "npy.fields": "구조화 배열입니다. 필드를 하나씩 따로 저장하거나 표를 CSV로 저장하세요.",
  "npy.objects":
    "파이썬 객체(dtype object)가 들어 있습니다. 불러오면 코드가 실행되므로 읽지 않습니다. 수나 문자열로 저장하세요: np.save(path, np.array(values.tolist())). keras.datasets.imdb처럼 길이가 다른 리스트는 길이를 맞춰 저장하세요: np.save(path, keras.utils.pad_sequences(values, maxlen=200))",
  "npy.type": "자료형이 {type}입니다. 수, 불리언, 문자열만 읽습니다.",
  "npy.empty": "내용이 없습니다. 형태: ({shape}).",
  "npy.cut":
    "({shape}) 형태에는 {needed}바이트가 필요한데 {size}바이트에서 끝납니다. 파일이 잘렸습니다.",
  "npy.more": "({shape}) 형태는 {needed}바이트에서 끝나는데 {more}바이트가 더 있습니다.",
  "npy.text": "존재하지 않는 문자 코드 {code:이} 들어 있습니다.",
  "npy.array": "{name} ({shape})",
  "npy.which":
    "어느 배열이 무엇인지 알 수 없습니다: {arrays}. 이름을 x_train, y_train, x_val, y_val, x_test, y_test나 x, y로 지어 주세요: np.savez(path, x=images, y=labels).",
  "npy.ambiguous":
    "{paths}: 모두 같은 배열일 수 있습니다. 하나만 주거나 이름을 x_train, y_train, x_val, y_val, x_test, y_test로 지어 주세요.",
  "npy.no-array": '"{name}" 배열이 없습니다. 있는 배열: {known}.',
  "npy.shape":
    "{path}의 형태는 ({shape})입니다. 이미지는 (개수, 높이, 너비) 또는 (개수, 높이, 너비, 1이나 3), 표는 (행, 열) 형태여야 합니다.",
  "npy.counts": "{x}에는 {rows}행, {y}에는 레이블 {labels}개가 있습니다. 수가 같아야 합니다.",
  "npy.sizes":
    "{train}의 행은 ({trainShape}), {test}의 행은 ({testShape}) 형태입니다. 형태가 같아야 합니다.",
  "npy.text-images": "{path}의 형태는 이미지인데 문자열이 들어 있습니다.",

  "parquet.refused": "{path:을} Parquet 파일로 읽을 수 없습니다. {why}",
  "parquet.mark": "PAR1 표시로 끝나지 않습니다. 중간에 잘렸거나 다른 종류의 파일입니다.",
  "parquet.metadata":
    "{at}번째 바이트부터 시작하는 메타데이터가 손상되었습니다. 파일을 다시 복사하거나 내려받거나, 다시 저장하세요.",
  "parquet.column":
    '"{column}" 열이 {at}번째 바이트에서 시작하는 행 그룹 {group}에서 손상되었습니다. 파일을 다시 복사하거나 내려받거나, 다시 저장하세요.',
  "parquet.compression":
    '"{column}" 열의 압축 방식은 snappy, gzip, zstd가 아닙니다. df.to_parquet(path, compression="snappy")로 다시 저장하세요.',
  "parquet.columns": "숫자나 텍스트 열이 둘 이상 있어야 합니다.",
  "parquet.many-columns": "열이 {limit}개를 넘습니다.",
  "parquet.no-rows": "행이 없습니다.",

  "pickle.refused": "{path:을} 파이썬 피클로 읽을 수 없습니다. {why}",
  "pickle.cut": "{size}바이트에서 끝납니다. 파일이 잘렸습니다.",
  "pickle.damaged": "{at}번째 바이트가 손상되었거나 단순한 데이터가 아닙니다.",
  "pickle.number": "{at}번째 바이트의 정수가 너무 큽니다.",
  "pickle.operation": "{at}번째 바이트의 명령 {code:은} 단순한 데이터에 쓰이지 않습니다.",
  "pickle.global":
    "{name:이} 들어 있습니다. 불러오면 코드가 실행되므로 읽지 않습니다. 배열을 np.savez(path, x=…, y=…)로 저장해 .npz 파일을 주세요.",

  "reading.shape":
    "{path}의 한 행은 {pixels}픽셀이라 {shape} 이미지가 될 수 없습니다. 높이 × 너비 × 채널 수가 그만큼인 모양을 지정하세요.",
  "reading.other": 'prepare(): 파일은 "{name}"{:으로} 읽는데 reading은 {received}용 설정입니다.',

  "row.not-an-object": "transform(): 표의 행을 { 열: 값 } 꼴로 주세요.",
  "row.no-column":
    'transform(): 행에 "{column}" 값이 있는데 표에 그런 열은 없습니다.{column?known} 행에 빠진 열: {known}.',
  "row.value": 'transform(): "{column}" 열의 값은 문자열이나 숫자여야 합니다.',

  "tar.refused": "{path}의 압축을 풀 수 없습니다. {why}",
  "tar.header": "{at}번째 바이트의 헤더가 손상되었습니다.",
  "tar.cut": "{at}번째 바이트에 헤더가 있는 파일이 끝({size}바이트)을 넘습니다.",
  "tar.too-many": "파일이 {limit}개 넘게 들어 있습니다.",

  "text.encoding":
    "{what:은} UTF-8, UTF-16, CP949, Windows-1252 중 어느 인코딩으로도 읽을 수 없습니다. UTF-8로 저장해 다시 시도하세요.",

  "text.other-encoding":
    "{what:은} {encoding} 텍스트가 아닙니다. 다른 인코딩을 고르거나 자동으로 두세요.",
  "text.unknown-encoding": "{encoding:이라}는 인코딩은 없습니다. 예: utf-8, cp949, utf-16, cp1252.",

  "why.empty": "비어 있음(0바이트)",
  "why.tiff":
    "TIFF 이미지(PNG로 저장하세요. Pillow: Image.open(path).convert('RGB').save('1.png'))",
  "why.heic": "HEIC 이미지(JPEG로 저장하세요. 아이폰: 설정, 카메라, 포맷, 높은 호환성)",
  "why.long-path": "폴더가 {folders}개 또는 글자가 {limit}자를 넘는 경로",
  "why.spreadsheet": "스프레드시트(UTF-8 CSV로 저장하세요)",
  "why.unsupported": "지원하지 않는 파일 형식",
  "why.no-class-folder": "클래스 폴더 밖의 이미지",
  "why.no-class-name": "클래스 이름이 없는 파일",
  "why.not-listed": "함께 있는 표에 클래스가 없음",
  "why.no-image": "이미지가 아님",
  "why.no-table": "표가 아님",
  "why.no-idx": "IDX 파일이 아님",
  "why.no-cifar": "CIFAR 배치가 아님",
  "why.same-batch": "바이너리 배치와 같은 이미지",
  "why.no-npy": "NumPy 배열이 아님",
  "why.other-array": "읽은 배열 외의 배열",
  "why.labels": "레이블 파일(예측에는 필요 없음)",
  "why.no-pixels": "픽셀 표가 아님",
  "why.other-pixels": "다른 표이거나 레이블이 없는 표({chosen:을} 읽음)",
  "why.other-table": "다른 표({chosen:을} 읽음)",

  "zip.unpacked": "압축을 푼 {path}",
  "zip.refused": "{path}의 압축을 풀 수 없습니다. {why}",
  "zip.no-directory": "목차가 없습니다. 파일이 잘렸거나 zip 파일이 아닙니다.",
  "zip.zip64": "64비트 수의 기록이 없습니다. 파일이 잘렸거나 손상되었습니다.",
  "zip.too-many": "파일이 {count}개 들어 있습니다. 최대 {limit}개까지 읽습니다.",
  "zip.directory-end": "목차가 {size}바이트 중 {end}번째 바이트에서 끝나야 합니다.",
  "zip.entry": "목차의 {entry}번째 항목이 손상되었습니다.",
  "zip.encrypted": "{path:이} 암호화되어 있습니다.",
  "zip.method": "{path:이} {method}번 방식으로 압축되어 있습니다. 무압축과 deflate만 읽습니다.",
  "zip.misplaced": "목차에 적힌 {offset}번째 바이트에 {path:이} 없습니다.",
  "zip.ratio":
    "{path:이} {size}바이트라고 적혀 있는데 압축된 {packed}바이트로는 그만큼 나올 수 없습니다.",
  "zip.cut": "{path:이} 중간에 잘렸습니다.",
  "zip.size": "{path:이} {size}바이트라고 적혀 있는데 압축을 풀면 {unpacked}바이트 이상입니다.",
  "zip.checksum": "{path:이} 손상되었습니다(체크섬이 다름).",
  "images.several-sizes":
    "{row}번 이미지(0부터 셈)는 {received} 픽셀인데 다른 이미지는 {expected}입니다. 모델에는 크기가 같은 이미지만 넣을 수 있습니다. 단계에 Resizing을 넣으세요.",
  "images.no-row": "이미지가 {count}장이라서 {row}번 이미지(0부터 셈)가 없습니다.",
  "zip.damaged": "{path:이} 손상되었습니다.",

  "why.nested-archive": "압축 파일 안의 압축 파일",
  "why.empty-archive": "파일이 없는 압축 파일",

  // Warnings.
  "nested-archive": "{path:을} 읽지 않았습니다: {why}.",
  "all-missing-column": '"{column}" 열에는 값이 없어 학습에서 제외합니다.',
  "classes-by-name":
    "이미지가 클래스별 폴더에 있지 않아 파일 이름으로 클래스를 정했습니다: {names}, …",
  "constant-column": '"{column}" 열은 모든 행의 값이 같아서 학습에 도움이 되지 않습니다.',
  "dropped-column": '"{column}" 열은 학습에서 제외합니다: {why}.',
  encoding: "{path:을} {encoding:으로} 읽었습니다.",
  "header-renamed": '{path}의 {column}번째 열 {from}의 이름을 "{to}"{:으로} 바꿨습니다.',
  "header-renamed-more": "{path}에서 그 밖에 열 {count}개의 이름을 바꿨습니다.",
  "image-not-decoded": "{why}",
  "images-not-decoded": "그 밖에 이미지 {count}장을 읽지 못했습니다.",
  "json-lists": "{path}에서 값이 리스트인 항목을 제외했습니다: {columns}.",
  "missing-target": "타깃 값이 없는 {count}행을 제외했습니다.",
  "lines-above": "{path}에서 표 위에 있는 {count}줄을 건너뛰었습니다.",
  "no-header":
    "{path}에는 열 이름이 적힌 헤더가 없습니다. 첫 줄의 값이 아래 줄들과 같은 종류여서 열에 번호를 붙였습니다.",
  "not-read": "{path:을} 읽지 않았습니다: {why}.",
  "not-read-more": "그 밖에 파일 {count}개를 읽지 않았습니다.",
  "unused-columns": "모델의 어느 입력에도 넣지 않은 열: {columns}.",
  "not-stratified":
    "행이 너무 적은 클래스가 있어 훈련 데이터와 테스트 데이터의 클래스 비율을 맞출 수 없습니다.",
  infinite: "{path}의 무한대 {count}개를 결측값으로 처리했습니다.",
  "parquet-nested": "{path}에서 값이 리스트, 구조체, 바이트인 열을 제외했습니다: {columns}.",
  "pixels-rounded": "{path}의 픽셀이 정수가 아니어서 반올림했습니다.",
  "pixels-stretched":
    "{path}의 픽셀 값이 {from}부터 {to}까지여서 이미지의 범위인 0부터 255까지로 늘렸습니다.",
  "text-column":
    '"{column}" 열은 거의 숫자인데 숫자가 아닌 값 {count}개(첫 번째는 {line}번째 줄의 "{cell}") 때문에 범주로 읽었습니다.',
  "first-rows":
    "{path}에서 처음 {count}행만 읽었습니다. 파일이 정렬되어 있으면 나머지와 다를 수 있으므로 클래스별 행 수를 확인하세요.",
  "copies-left-out":
    "{path}에서 앞에 나온 이미지와 픽셀도 클래스도 같은 이미지 {count}장을 제외했습니다.",
  conflicts: "클래스가 둘인 이미지가 {count}장 있습니다. 둘 중 하나는 틀렸습니다: {images}",
  "conflicts.image": "{path}(“{one}”, “{other}”)",
  "conflicts.copies": "{path} 및 같은 이미지인 {copy}(“{one}”, “{other}”)",
  "conflicts.first": "클래스가 둘인 이미지 {count}장을 첫 번째 클래스로 읽었습니다.",
  "conflicts.drop": "클래스가 둘인 이미지 {count}장을 제외했습니다.",
  "conflicts.all": "모든 이미지의 클래스가 둘이어서 제외하고 나면 남는 이미지가 없습니다.",
  "rows-apart": "{path}에서 {step}행마다 한 행씩 모두 {count}행을 읽었습니다.",
  "first-rows-apart":
    "{path}에서 {step}행마다 한 행씩, 그중 처음 {count}행만 읽었습니다. 파일이 정렬되어 있으면 나머지와 다를 수 있습니다.",
  "row-names": "{path}의 첫 열은 행 번호나 행 이름일 뿐이므로 제외했습니다.",
  "short-rows":
    "{path}에서 {count}행은 칸이 열보다 적습니다(첫 번째는 {line}번째 줄). 모자라는 칸은 결측값으로 처리했습니다.",
  "bad-rows": "{path}에서 칸이 열보다 많은 {count}행을 제외했습니다: {list}.",
  "own-texts-column":
    '"{column}" 열은 행마다 텍스트가 모두 달라서 새로운 행을 예측하는 데 쓸 수 없으므로 제외합니다.',
  "row-numbers-column":
    '"{column}" 열은 행 번호일 뿐이라 새로운 행을 예측하는 데 쓸 수 없으므로 제외합니다.',
  "date-column":
    '"{column}" 열의 값은 날짜입니다. 범주로 다루면 날짜마다 열이 하나씩 생기므로 연, 월, 일, 요일로 나눕니다.',
  "not-dates": '"{column}" 열의 값 {count}개는 날짜가 아니므로 연, 월, 일, 요일이 결측값이 됩니다.',
  "not-numbers":
    '"{column}" 열은 숫자 열입니다. 숫자가 아닌 값 {count}개를 결측값으로 처리했습니다(첫 번째는 {line}번째 줄의 "{cell}").',
  "not-numbers-unlisted":
    '"{column}" 열은 숫자 열입니다. 숫자가 아닌 값 {count}개를 결측값으로 처리했습니다.',
};
