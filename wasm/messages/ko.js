/** Every sentence of the package in Korean, by id; en.js has the same in English. */

/** @type {import("./render.js").Texts} */
export const ko = {
  language: "ko",
  texts: {
    text: "{text}",

    "in-layer": '"{layer}" 층({class}): {message}',
    "in-merge": '"{layer}" 층({class}): {message} 입력: {inputs}.',
    "layer-of-shape": '"{layer}" {shape}',
    "in-metric": "compile, {argument}: {class} – {message}",
    "in-weight-start": "{weight} 가중치를 초기화할 수 없습니다. {message}",
    "in-weight-constraint": "{weight} 가중치에 제약을 적용할 수 없습니다. {message}",

    "spec.malformed": "모델 설정의 형식이 잘못되었습니다: {detail}",
    "json.malformed": "JSON 형식이 잘못되었습니다: {detail}",
    "memory.exhausted": "메모리가 부족합니다.",
    "memory.refused": "메모리를 확보하지 못했습니다: {detail}",
    "memory.too-large": "페이지가 쓸 수 있는 것보다 많은 메모리가 필요합니다.",
  },
};
