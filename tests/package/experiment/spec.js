// Model specs, shortly.

/** @param {any[]} layers */
export const sequential = (...layers) => ({ class_name: "Sequential", config: { layers } });
/** @param {string} class_name @param {any} [config] */
export const entry = (class_name, config = {}) => ({ class_name, config });
