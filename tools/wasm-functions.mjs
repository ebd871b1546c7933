/** The functions of a WebAssembly module: their bodies, and names for them. */

const sections = { custom: 0, import: 2, code: 10 };
const functionImport = 0;

/** A view of bytes that is read on and on. */
class Reader {
  /** @param {Uint8Array} bytes */
  constructor(bytes) {
    this.bytes = bytes;
    this.at = 0;
  }

  get ended() {
    return this.at >= this.bytes.length;
  }

  byte() {
    return this.bytes[this.at++];
  }

  /** A number of seven bits a byte. */
  number() {
    let value = 0;
    for (let scale = 1; ; scale *= 128) {
      const byte = this.byte();
      value += (byte & 127) * scale;
      if (byte < 128) return value;
    }
  }

  /** @param {number} length */
  take(length) {
    this.at += length;
    return this.bytes.subarray(this.at - length, this.at);
  }
}

/** @param {number} value */
function numberBytes(value) {
  const bytes = [];
  for (; value >= 128; value = Math.floor(value / 128)) bytes.push((value % 128) | 128);
  return [...bytes, value];
}

/** @param {Uint8Array | readonly number[]} bytes */
const counted = (bytes) => [...numberBytes(bytes.length), ...bytes];

/**
 * @param {Uint8Array} wasm
 * @param {number} wanted the number of a section
 */
function sectionOf(wasm, wanted) {
  const reader = new Reader(wasm.subarray(8));
  while (!reader.ended) {
    const kind = reader.byte();
    const content = reader.take(reader.number());
    if (kind === wanted) return new Reader(content);
  }
  return new Reader(new Uint8Array([0]));
}

/** @param {Uint8Array} wasm */
export function functionBodies(wasm) {
  const reader = sectionOf(wasm, sections.code);
  return Array.from({ length: reader.number() }, () => reader.take(reader.number()));
}

/** @param {Uint8Array} wasm */
function importedFunctions(wasm) {
  const reader = sectionOf(wasm, sections.import);
  const skipLimits = () => {
    const flags = reader.number();
    reader.number();
    if (flags & 1) reader.number();
  };
  const skip = [
    () => reader.number(),
    () => (reader.byte(), skipLimits()),
    skipLimits,
    () => reader.take(2),
    () => (reader.byte(), reader.number()),
  ];
  let functions = 0;
  for (let left = reader.number(); left > 0; left--) {
    reader.take(reader.number());
    reader.take(reader.number());
    const kind = reader.byte();
    if (kind === functionImport) functions++;
    skip[kind]();
  }
  return functions;
}

/**
 * The module with names of the functions that it has itself.
 * @param {Uint8Array} wasm
 * @param {readonly string[]} names
 */
export function withFunctionNames(wasm, names) {
  const first = importedFunctions(wasm);
  const encoder = new TextEncoder();
  const table = [
    ...numberBytes(names.length),
    ...names.flatMap((name, number) => [
      ...numberBytes(first + number),
      ...counted(encoder.encode(name)),
    ]),
  ];
  const content = [...counted(encoder.encode("name")), 1, ...counted(table)];
  return new Uint8Array([...wasm, sections.custom, ...counted(content)]);
}
