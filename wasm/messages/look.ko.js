/** What is said to those who look at their data, in Korean. */

/** @type {import("./render.js").Texts["texts"]} */
export const look = {
  "expected.column": "열 이름",
  "expected.cell": "수, 문자열, null 중 하나",
  "expected.prepared": "prepare()의 결과",
  "expected.validation-split": "0 이상 1 미만의 수",
};
