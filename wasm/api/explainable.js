/** What a model can be asked about itself. Each answer's file is loaded when it is first asked for. */

import { dataArguments } from "./as-dataset.js";
import { wrong } from "./checks.js";
import { CompiledNetwork } from "./compiled-network.js";

/** @typedef {import("./arrays.js").Data} Data */
/** @typedef {import("./data-source.js").DataSource} DataSource */
/** @typedef {import("./dataset.js").Dataset} Dataset */
/** @typedef {import("./explain.js").Heatmaps} Heatmaps */
/** @typedef {import("./feature-grid.js").FeatureGrid} FeatureGrid */
/** @typedef {import("./model.js").Model} Model */
/** @typedef {import("./prepared.js").Prepared} Prepared */

export class Explainable extends CompiledNetwork {
  /** As what is asked about it takes it. */
  get #model() {
    return /** @type {Model} */ (/** @type {unknown} */ (this));
  }

  /**
   * How much worse the model is where one column's cells are those of other rows: scikit-learn's permutation_importance().
   * @param {DataSource} source the table
   * @param {Prepared} prepared what the model was trained on, made from it
   * @param {import("./explain-table.js").PermutationOptions} [options]
   */
  async permutationImportance(source, prepared, options) {
    const { permutationImportance } = await import("./explain-table.js");
    return permutationImportance(this.#model, source, prepared, options);
  }

  /**
   * What the model predicts where a column has one value in all rows: scikit-learn's partial_dependence().
   * @param {DataSource} source the table
   * @param {Prepared} prepared what the model was trained on, made from it
   * @param {string} column of the file
   * @param {import("./explain-table.js").DependenceOptions} [options]
   */
  async partialDependence(source, prepared, column, options) {
    const { partialDependence } = await import("./explain-table.js");
    return partialDependence(this.#model, source, prepared, column, options);
  }

  /**
   * What the model gives on a grid over two columns, as scikit-learn's DecisionBoundaryDisplay draws it. May be called
   * while `fit()` runs, again and again with the same grid.
   * @param {FeatureGrid} grid that `grid()` of the preparation gave
   * @param {{ output?: import("./scored.js").Output, signal?: AbortSignal }} [options]
   * @returns {Promise<import("./feature-grid.js").DecisionBoundary>}
   */
  async decisionBoundary(grid, options = {}) {
    const { FeatureGrid } = await import("./feature-grid.js");
    if (!(grid instanceof FeatureGrid)) throw wrong("decisionBoundary(): grid", "grid", grid);
    return grid.predictedBy(this.#model, options);
  }

  /**
   * Which units a training step drops: those of the next one, or of any other by its number. May be called while `fit()`
   * runs, and draws nothing from it: the numbers depend on the seed, the layer's place and the step alone.
   *
   * Rejects with `invalid-argument` where the layer is no Dropout and no SpatialDropout2D.
   * @param {import("./dropout-mask.js").DropoutMaskOptions} options
   * @returns {Promise<import("./dropout-mask.js").DropoutMask>}
   */
  async dropoutMask(options) {
    return (await import("./dropout-mask.js")).dropoutMask(this.#model, options);
  }

  /**
   * Loss and metrics on the line between two sets of weights, in inference mode: from one run to another, or from the
   * weights before a training to those after it. May be called while `fit()` runs.
   * @param {Dataset | Data} x
   * @param {Data | import("./loss-landscape.js").LossAlongOptions | null} [y] not with a Dataset
   * @param {import("./loss-landscape.js").LossAlongOptions} [options]
   * @returns {Promise<import("./loss-landscape.js").LossAlong>}
   */
  async lossAlong(x, y, options) {
    const [data, targets, chosen] = dataArguments(x, y, options);
    return (await import("./loss-landscape.js")).lossAlong(this.#model, data, targets, chosen);
  }

  /**
   * Loss and metrics on a plane: through three sets of weights, or in random directions from one or two, each filter as
   * long as the model's own. May be called while `fit()` runs.
   * @param {Dataset | Data} x
   * @param {Data | import("./loss-landscape.js").LossPlaneOptions | null} [y] not with a Dataset
   * @param {import("./loss-landscape.js").LossPlaneOptions} [options]
   * @returns {Promise<import("./loss-landscape.js").LossPlane>}
   */
  async lossPlane(x, y, options) {
    const [data, targets, chosen] = dataArguments(x, y, options);
    return (await import("./loss-landscape.js")).lossPlane(this.#model, data, targets, chosen);
  }

  /**
   * Where in pictures a class is seen: Grad-CAM of a convolution, normalized to its maximum. Of the class's logit, as in
   * Keras's example. May be called while `fit()` runs, as may the next two.
   * @param {Dataset | Data} x
   * @param {import("./explain.js").GradCamOptions} [options]
   * @returns {Promise<Heatmaps>}
   */
  async gradCam(x, options) {
    return (await import("./explain.js")).gradCam(this.#model, x, options);
  }

  /**
   * How strongly each pixel moves the class's logit: the gradient's largest absolute value over the channels.
   * @param {Dataset | Data} x
   * @param {import("./explain.js").SaliencyOptions} [options]
   * @returns {Promise<Heatmaps>}
   */
  async saliency(x, options) {
    return (await import("./explain.js")).saliency(this.#model, x, options);
  }

  /**
   * How far the class's probability falls where a grey patch covers the picture.
   * @param {Dataset | Data} x
   * @param {import("./occlusion.js").OcclusionOptions} [options]
   * @returns {Promise<Heatmaps>}
   */
  async occlusion(x, options) {
    return (await import("./occlusion.js")).occlusion(this.#model, x, options);
  }

  /**
   * A layer's outputs for many rows in two dimensions: scikit-learn's PCA of them. May be called while `fit()` runs.
   * @param {Dataset | Data} x
   * @param {import("./layer-outputs.js").ProjectionOptions} options
   */
  async projection(x, options) {
    return (await import("./layer-outputs.js")).projection(this.#model, x, options);
  }

  /**
   * What a layer's activation is computed from, of some rows. May be called while `fit()` runs.
   * @param {Dataset | Data} x
   * @param {import("./layer-outputs.js").PreActivationOptions} options
   */
  async preActivations(x, options) {
    return (await import("./layer-outputs.js")).preActivations(this.#model, x, options);
  }
}
