/** The README's table of consumers. */

/**
 * @typedef {object} Row
 * @property {import("./run-case.js").Consumer} consumer
 * @property {"ok" | "failed" | "skipped"} result
 * @property {string} way what runs there
 * @property {string} why it did not work
 */

export const markers = {
  begin: "<!-- consumers: written by npm run consumers -- --readme -->",
  end: "<!-- consumers: end -->",
};

/** @param {Row[]} rows */
export function readmeTable(rows) {
  const line = (/** @type {string[]} */ cells) => `| ${cells.join(" | ")} |`;
  const groups = [...new Set(rows.map(({ consumer }) => consumer.group))];
  const marks = { ok: "", failed: " (does not work)", skipped: " (not tried)" };
  /** @param {string} group */
  function cells(group) {
    /** @type {Map<string, string[]>} */
    const byWay = new Map();
    for (const { consumer, result, way } of rows.filter((row) => row.consumer.group === group)) {
      const key = [way || "–", ...(way && consumer.note ? [consumer.note] : [])].join(": ");
      byWay.set(key, [...(byWay.get(key) ?? []), `${consumer.name}${marks[result]}`]);
    }
    return [...byWay].map(([way, names]) => line([group, names.join("; "), way]));
  }
  return [
    line(["", "consumers", "what runs"]),
    line(["---", "---", "---"]),
    ...groups.flatMap(cells),
  ].join("\n");
}
