/** What is said to those who look at their data, in Korean. */

/** @type {import("./render.js").Texts["texts"]} */
export const look = {
  "expected.column": "열 이름",
  "expected.cell": "수, 문자열, null 중 하나",
  "expected.prepared": "prepare()의 결과",
  "expected.validation-split": "0 이상 1 미만의 수",
  "cross.few-rows": "{where}: 훈련 데이터가 {rows}행이어서 {folds}개로 나눌 수 없습니다.",
  "cross.positions":
    "crossValPredict()는 행마다 답이 하나인 출력에 쓰는데, 이 출력은 답이 여럿입니다.",
};
