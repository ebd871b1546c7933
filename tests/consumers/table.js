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

/**
 * The README with the lines of these rows' groups as they are now; its other lines stay.
 * @param {string} readme
 * @param {Row[]} rows all of their groups
 */
export function withGroups(readme, rows) {
  const [, ...lines] = readmeTable(rows).split("\n").slice(1);
  const groups = new Set(rows.map(({ consumer }) => consumer.group));
  const groupOf = (/** @type {string} */ line) => line.split("|")[1]?.trim() ?? "";
  const [from, to] = [readme.indexOf(markers.begin), readme.indexOf(markers.end)];
  const before = readme.slice(from, to).split("\n");
  const others = before.filter((line) => !groups.has(groupOf(line)));
  const last = others.findLastIndex((line) => line.startsWith("|"));
  const first = before.findIndex((line) => groups.has(groupOf(line)));
  const place = first < 0 ? last + 1 : first;
  const after = others.toSpliced(place, 0, ...lines).join("\n");
  return readme.slice(0, from) + after + readme.slice(to);
}
