/** Where the layers of a model stand when it is drawn: in rows, each below all that it reads. */

/** @typedef {{ name: string, inputs: string[] }} Node */
/** @typedef {{ name: string, x: number, y: number }} Placed the middle of a box */
/** @typedef {{ from: string, to: string, path: string }} Edge */

export const box = Object.freeze({ width: 176, height: 44 });
const gap = Object.freeze({ x: 24, y: 26 });

/**
 * @param {Node[]} nodes each behind what it reads
 * @returns {{ width: number, height: number, nodes: Placed[], edges: Edge[] }}
 */
export function layout(nodes) {
  /** @type {Map<string, number>} */
  const rowOf = new Map();
  /** @type {string[][]} */
  const rows = [];
  for (const { name, inputs } of nodes) {
    const row = 1 + Math.max(-1, ...inputs.map((input) => rowOf.get(input) ?? -1));
    rowOf.set(name, row);
    (rows[row] ??= []).push(name);
  }
  const readBy = new Map(nodes.map(({ name, inputs }) => [name, inputs]));
  const columns = Math.max(1, ...rows.map((row) => row.length));
  const width = columns * (box.width + gap.x) - gap.x;
  /** @type {Map<string, Placed>} */
  const placed = new Map();
  rows.forEach((names, row) => {
    // Below the middle of what they read, so that few lines cross.
    const middle = (/** @type {string} */ name) => {
      const xs = (readBy.get(name) ?? []).map((input) => placed.get(input)?.x ?? width / 2);
      return xs.length > 0 ? xs.reduce((sum, x) => sum + x, 0) / xs.length : width / 2;
    };
    const order = names
      .map((name, index) => ({ name, index, at: middle(name) }))
      .sort((a, b) => a.at - b.at || a.index - b.index);
    const taken = order.length * (box.width + gap.x) - gap.x;
    order.forEach(({ name }, index) => {
      const x = (width - taken) / 2 + box.width / 2 + index * (box.width + gap.x);
      placed.set(name, { name, x, y: box.height / 2 + 1 + row * (box.height + gap.y) });
    });
  });
  const edges = nodes.flatMap(({ name, inputs }) =>
    inputs.flatMap((input) => {
      const [from, to] = [placed.get(input), placed.get(name)];
      return from && to ? [{ from: input, to: name, path: curve(from, to) }] : [];
    }),
  );
  const height = rows.length * (box.height + gap.y) - gap.y + 2;
  return { width, height: Math.max(height, 2), nodes: [...placed.values()], edges };
}

/**
 * From the foot of one box to the head of another; past the rows between them it swings out.
 * @param {Placed} from
 * @param {Placed} to
 */
function curve(from, to) {
  const [y0, y1] = [from.y + box.height / 2, to.y - box.height / 2];
  const isFar = y1 - y0 > gap.y + 1 && Math.abs(to.x - from.x) < box.width;
  if (!isFar) {
    const bend = (y1 - y0) / 2;
    return `M${from.x} ${y0}C${from.x} ${y0 + bend} ${to.x} ${y1 - bend} ${to.x} ${y1}`;
  }
  const side = Math.max(from.x, to.x) + box.width / 2 + gap.x / 2;
  return `M${from.x} ${y0}C${side} ${y0 + gap.y} ${side} ${y0 + gap.y} ${side} ${y0 + gap.y * 1.5}V${y1 - gap.y * 1.5}C${side} ${y1 - gap.y} ${side} ${y1 - gap.y} ${to.x} ${y1}`;
}
