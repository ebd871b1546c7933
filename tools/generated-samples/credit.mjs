import { csv, generator, sigmoid } from "./random.mjs";

/**
 * 2,000 made-up people and whether each failed to pay a loan back within ten years. The young with a large loan for
 * their income often do.
 */
export function credit() {
  const random = generator(20_040);
  const rows = Array.from({ length: 2000 }, (_, i) => {
    const income = 20_000 + 50_000 * random();
    const age = 18 + 46 * random();
    const share = 0.2 * random();
    const risk = 40 * (share - 0.1) - 0.35 * (age - 32);
    const defaulted = random() < sigmoid(risk) ? 1 : 0;
    const [loan, years] = [income * share, age].map((value) => value.toFixed(1));
    return [i + 1, income.toFixed(0), years, loan, share.toFixed(4), defaulted];
  });
  return csv(["clientid", "income", "age", "loan", "LTI", "default10yr"], rows);
}
