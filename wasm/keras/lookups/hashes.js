/** Hashes of texts, as TensorFlow's hash buckets have them. */

const fingerprints = { k0: 0xc3a5c85c97cb3127n, k1: 0xb492b66fbe98f273n, k2: 0x9ae16a3b2f90404fn };
const { k0, k1, k2 } = fingerprints;

/** Of 64 bits. @param {bigint} value */
const whole = (value) => BigInt.asUintN(64, value);
/** @param {bigint} value @param {number} bits */
const right = (value, bits) => whole((value >> BigInt(bits)) | (value << BigInt(64 - bits)));
/** @param {bigint} value */
const mixed = (value) => value ^ (value >> 47n);

/** @param {bigint} u @param {bigint} v @param {bigint} mul */
function ofTwo(u, v, mul) {
  const a = mixed(whole((u ^ v) * mul));
  return whole(mixed(whole((v ^ a) * mul)) * mul);
}

/** Bytes that are read as whole numbers, the lowest byte first. @param {Uint8Array} bytes */
function reader(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return {
    long: (/** @type {number} */ at) => view.getBigUint64(at, true),
    int: (/** @type {number} */ at) => BigInt(view.getUint32(at, true)),
  };
}

/** @param {Uint8Array} bytes at most 16 */
function short(bytes) {
  const { length } = bytes;
  const { long, int } = reader(bytes);
  const mul = whole(k2 + BigInt(2 * length));
  if (length >= 8) {
    const a = whole(long(0) + k2);
    const b = long(length - 8);
    return ofTwo(whole(right(b, 37) * mul + a), whole((right(a, 25) + b) * mul), mul);
  }
  if (length >= 4) return ofTwo(BigInt(length) + (int(0) << 3n), int(length - 4), mul);
  if (length === 0) return k2;
  const y = BigInt(bytes[0] + (bytes[length >> 1] << 8));
  const z = BigInt(length + (bytes[length - 1] << 2));
  return whole(mixed(whole((y * k2) ^ (z * k0))) * k2);
}

/** @param {Uint8Array} bytes 17 to 32 of them, or up to 64 */
function medium(bytes) {
  const { length } = bytes;
  const { long } = reader(bytes);
  const mul = whole(k2 + BigInt(2 * length));
  const isLong = length > 32;
  const a = whole(long(0) * (isLong ? k2 : k1));
  const b = long(8);
  const c = whole(long(length - 8) * mul);
  const d = whole(long(length - 16) * k2);
  const y = whole(right(whole(a + b), 43) + right(c, 30) + d);
  const z = ofTwo(y, whole(a + right(whole(b + k2), 18) + c), mul);
  if (!isLong) return z;
  const e = whole(long(16) * mul);
  const f = long(24);
  const g = whole((y + long(length - 32)) * mul);
  const h = whole((z + long(length - 24)) * mul);
  const first = whole(right(whole(e + f), 43) + right(g, 30) + h);
  return ofTwo(first, whole(e + right(whole(f + a), 18) + g), mul);
}

/** @param {Uint8Array} bytes more than 64 */
function long(bytes) {
  const { length } = bytes;
  const { long: at } = reader(bytes);
  let [v0, v1, w0, w1] = [0n, 0n, 0n, 0n];
  let y = whole(81n * k1 + 113n);
  let z = whole(mixed(whole(y * k2 + 113n)) * k2);
  let x = whole(81n * k2 + at(0));
  /** @param {number} s @param {bigint} a @param {bigint} b */
  const weak = (s, a, b) => {
    const first = whole(a + at(s));
    const sum = whole(first + at(s + 8) + at(s + 16));
    const second = right(whole(b + first + at(s + 24)), 21) + right(sum, 44) + first;
    return [whole(sum + at(s + 24)), whole(second)];
  };
  /** @param {number} s @param {bigint} mul @param {bigint} times */
  const round = (s, mul, times) => {
    x = whole(right(whole(x + y + v0 + at(s + 8)), 37) * mul);
    y = whole(right(whole(y + v1 + at(s + 48)), 42) * mul);
    x ^= whole(w1 * times);
    y = whole(y + v0 * times + at(s + 40));
    z = whole(right(whole(z + w0), 33) * mul);
    [v0, v1] = weak(s, whole(v1 * mul), whole(x + w0));
    [w0, w1] = weak(s + 32, whole(z + w1), whole(y + at(s + 16)));
    [x, z] = [z, x];
  };
  const end = 64 * Math.floor((length - 1) / 64);
  for (let s = 0; s < end; s += 64) round(s, k1, 1n);
  const mul = whole(k1 + ((z & 255n) << 1n));
  w0 = whole(w0 + BigInt((length - 1) & 63));
  v0 = whole(v0 + w0);
  w0 = whole(w0 + v0);
  round(length - 64, mul, 9n);
  const first = whole(ofTwo(v0, w0, mul) + mixed(y) * k0 + z);
  return ofTwo(first, whole(ofTwo(v1, w1, mul) + x), mul);
}

/**
 * FarmHash's Fingerprint64 (github.com/google/farmhash, farmhashna): TensorFlow's `to_hash_bucket_fast`.
 * @param {Uint8Array} bytes
 */
export function farmHash(bytes) {
  if (bytes.length <= 16) return short(bytes);
  return bytes.length <= 64 ? medium(bytes) : long(bytes);
}

/**
 * SipHash-2-4 (Aumasson and Bernstein, 2012): TensorFlow's `to_hash_bucket_strong`.
 * @param {Uint8Array} bytes
 * @param {readonly bigint[]} key two numbers
 */
export function sipHash(bytes, [key0, key1]) {
  let v0 = key0 ^ 0x736f6d6570736575n;
  let v1 = key1 ^ 0x646f72616e646f6dn;
  let v2 = key0 ^ 0x6c7967656e657261n;
  let v3 = key1 ^ 0x7465646279746573n;
  const left = (/** @type {bigint} */ value, /** @type {number} */ bits) => right(value, 64 - bits);
  const rounds = (/** @type {number} */ count) => {
    for (let i = 0; i < count; ++i) {
      v0 = whole(v0 + v1);
      v1 = left(v1, 13) ^ v0;
      v0 = left(v0, 32);
      v2 = whole(v2 + v3);
      v3 = left(v3, 16) ^ v2;
      v0 = whole(v0 + v3);
      v3 = left(v3, 21) ^ v0;
      v2 = whole(v2 + v1);
      v1 = left(v1, 17) ^ v2;
      v2 = left(v2, 32);
    }
  };
  const padded = new Uint8Array(8 * Math.floor(bytes.length / 8) + 8);
  padded.set(bytes);
  padded[padded.length - 1] = bytes.length & 255;
  const { long: at } = reader(padded);
  for (let s = 0; s < padded.length; s += 8) {
    v3 ^= at(s);
    rounds(2);
    v0 ^= at(s);
  }
  v2 ^= 0xffn;
  rounds(4);
  return v0 ^ v1 ^ v2 ^ v3;
}
