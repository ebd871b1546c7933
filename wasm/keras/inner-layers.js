/** All layers of a model, those of models in it too, in their order. */

/**
 * @param {{ config: any }} spec
 * @returns {{ class_name: string, config: Record<string, any> }[]}
 */
export const innerLayers = ({ config: { layers = [] } }) =>
  layers.flatMap((/** @type {any} */ layer) =>
    Array.isArray(layer.config?.layers) ? innerLayers(layer) : [layer],
  );
