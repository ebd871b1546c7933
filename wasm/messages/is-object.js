/**
 * Whether it is an object and no list: of JSON, what stands in braces.
 * @param {unknown} value
 * @returns {value is Record<string, any>}
 */
export const isObject = (value) =>
  typeof value === "object" && value !== null && !Array.isArray(value);
