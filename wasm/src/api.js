/** Everything the package exports, whatever it runs in. */

export { callbacks, initializers, layers, losses, metrics, optimizers } from "./builders.js";
export { catalog } from "./catalog.js";
export { DataSource, Prepared, readFiles } from "./data-source.js";
export { Dataset } from "./dataset.js";
export { init, onCrash, status } from "./engine.js";
export { MinibatchError } from "./error.js";
export { evaluation } from "./evaluation.js";
export { Model } from "./model.js";
export { describeModel, model, sequential } from "./sequential.js";
export { version } from "../../build/generated/version.js";
