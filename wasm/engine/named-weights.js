/**
 * The model's weights one by one, as parts of the buffer of all.
 * @param {import("../bindings.d.ts").Model} model
 * @param {Float32Array} all in the core's order
 * @returns {import("../wire/protocol.js").NamedWeight[]}
 */
export function namedWeights(model, all) {
  let offset = 0;
  /** @type {{ name: string, shape: number[] }[]} */
  const list = JSON.parse(model.weightList());
  return list.map(({ name, shape }) => {
    const size = shape.reduce((product, extent) => product * extent, 1);
    const data = all.slice(offset, offset + size);
    offset += size;
    return { name, shape, data };
  });
}
