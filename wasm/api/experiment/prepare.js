/** From a source to rows to train and test on, as the experiment says. */

/** @typedef {import("./types.js").CompleteExperiment} CompleteExperiment */
/** @typedef {import("../data-source.js").DataSource} DataSource */

/**
 * @param {DataSource} source
 * @param {CompleteExperiment} json
 * @returns {Promise<{ prepared: import("../data-source.js").Prepared, target: CompleteExperiment["target"] }>}
 *   `target` says the column and the task also where the experiment left them to the data
 */
export async function prepareSource(source, { reading, target, preparation, seed }) {
  const step = (/** @type {string} */ name) =>
    preparation?.find(({ class_name }) => class_name === name)?.config;
  const { test_size: testSize, stratify } = /** @type {any} */ (step("TrainTestSplit") ?? {});
  const split = {
    seed,
    ...(testSize !== undefined && { testSize }),
    ...(stratify !== undefined && { stratify }),
  };
  if (source.description.kind === "images") {
    const { image_size: size, color_mode: mode } = /** @type {any} */ (reading?.config ?? {});
    const prepared = await source.prepare({
      ...split,
      ...(size && { height: size[0], width: size[1] }),
      ...(mode && { channels: mode === "rgb" ? 3 : 1 }),
    });
    return { prepared, target: {} };
  }
  const { columns = [source.description.suggestedTarget], task } = target;
  const { columns: features } = /** @type {any} */ (step("SelectColumns") ?? {});
  const prepared = await source.prepare({
    ...split,
    target: columns[0],
    ...(task && { task }),
    ...(features && { features }),
  });
  return {
    prepared,
    target: {
      ...target,
      columns,
      task: prepared.task === "regression" ? "regression" : "classification",
    },
  };
}
