/** Tables like those of a first course's notebooks, made by a seeded script: the same at every run. */

/** @param {number} seed */
function random(seed) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Credit default: three of its six columns are learned from. */
export function creditCsv() {
  const next = random(11);
  const rows = Array.from({ length: 300 }, (_, id) => {
    const income = Math.round(20_000 + next() * 50_000);
    const age = Math.round(18 + next() * 45);
    const loan = Math.round(next() * 13_000);
    const risk = loan / income + (40 - age) / 200 + next() * 0.05;
    return [id + 1, income, age, loan, (loan / income).toFixed(4), risk > 0.22 ? 1 : 0];
  });
  const header = "clientid,income,age,loan,LTI,default10yr";
  return `${[header, ...rows.map((row) => row.join(","))].join("\n")}\n`;
}

/** Pass or fail: one part in ten fails, some cells are missing and some are no numbers. */
export function passFailCsv() {
  const next = random(7);
  const names = Array.from({ length: 8 }, (_, i) => `m${i + 1}`);
  const rows = Array.from({ length: 400 }, () => {
    const fails = next() < 0.1;
    const cells = names.map((_, i) => {
      const value = (next() * 10 + (fails ? i : 0)).toFixed(3);
      const luck = next();
      return luck < 0.02 ? "" : luck < 0.025 ? "#Ref!" : value;
    });
    return [...cells, fails ? "Fail" : "Pass"];
  });
  return `${[[...names, "Pass.Fail"], ...rows].map((row) => row.join(",")).join("\n")}\n`;
}
