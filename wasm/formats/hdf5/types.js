/**
 * An HDF5 file as a tree of groups, attributes and arrays: what read.js gives and write.js takes.
 *
 * Numbers of 64 bits are given as doubles, booleans as 0 and 1, float16 as float32.
 *
 * @typedef {"float16" | "float32" | "float64" | "int8" | "int16" | "int32" | "int64" | "uint8" | "uint16" | "uint32"
 *   | "uint64" | "bool" | "string" | "bytes"} ElementType `string` is of variable length, `bytes` a text of fixed length
 *
 * @typedef {Float32Array | Float64Array | Int8Array | Int16Array | Int32Array | Uint8Array | Uint16Array
 *   | Uint32Array} NumberValues
 * @typedef {NumberValues | string[]} Values
 *
 * @typedef {{ type: ElementType, shape: readonly number[], values: Values }} Attribute a scalar has the shape []
 * @typedef {{ kind: "array", type: ElementType | null, shape: readonly number[], attributes: Map<string, Attribute>,
 *   read: () => Values }} ArrayNode its type is null where it is of no type that is read, which read() refuses
 * @typedef {{ kind: "group", attributes: Map<string, Attribute>, members: Map<string, Node> }} GroupNode
 * @typedef {GroupNode | ArrayNode} Node
 *
 * @typedef {{ bytes: number }} Limits how many bytes all arrays that are read from a file may have
 */

/** Nothing but types. */
export {};
