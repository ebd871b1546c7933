/** Protocol Buffers, as much as an ONNX file has of it. (protobuf.dev/programming-guides/encoding.) */

/** @typedef {{ bytes: Uint8Array[], length: number }} Message */

const utf8 = new TextEncoder();

/** @returns {Message} */
export const message = () => ({ bytes: [], length: 0 });

/** @param {Message} to @param {Uint8Array} bytes */
function append(to, bytes) {
  to.bytes.push(bytes);
  to.length += bytes.length;
}

/** Seven bits a byte, the lowest first; a negative number as one of 64 bits. @param {Message} to @param {number} value */
function varint(to, value) {
  const out = [];
  let left = BigInt.asUintN(64, BigInt(value));
  do {
    const low = Number(left & 0x7fn);
    left >>= 7n;
    out.push(left > 0n ? low | 0x80 : low);
  } while (left > 0n);
  append(to, Uint8Array.from(out));
}

/** @param {Message} to @param {number} field @param {number} value */
export function putInteger(to, field, value) {
  varint(to, field << 3);
  varint(to, value);
}

/** @param {Message} to @param {number} field @param {number} value */
export function putFloat(to, field, value) {
  varint(to, (field << 3) | 5);
  append(to, new Uint8Array(Float32Array.of(value).buffer));
}

/** @param {Message} to @param {number} field @param {Uint8Array} bytes */
export function putBytes(to, field, bytes) {
  varint(to, (field << 3) | 2);
  varint(to, bytes.length);
  append(to, bytes);
}

/** @param {Message} to @param {number} field @param {string} text */
export const putText = (to, field, text) => putBytes(to, field, utf8.encode(text));

/** @param {Message} to @param {number} field @param {Message} inner */
export function putMessage(to, field, inner) {
  varint(to, (field << 3) | 2);
  varint(to, inner.length);
  to.bytes.push(...inner.bytes);
  to.length += inner.length;
}

/** @param {Message} from @returns {Uint8Array} */
export function bytesOf({ bytes, length }) {
  const out = new Uint8Array(length);
  let at = 0;
  for (const part of bytes) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}
