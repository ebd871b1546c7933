/**
 * NumPy's legacy generator, numpy.random.RandomState(seed), number by number: what scikit-learn draws with where a
 * `random_state` is given. The core has its own, which programs cannot reach (core/base/random_state.h).
 */

const length = 624;
const shift = 397;

export class RandomState {
  #numbers = new Uint32Array(length);
  #at = length;
  /** Of two normal numbers that are drawn together, the second. @type {number | null} */
  #normal = null;

  /** @param {number} seed from 0 to 2³² − 1 */
  constructor(seed) {
    const numbers = this.#numbers;
    numbers[0] = seed;
    for (let i = 1; i < length; ++i) {
      const before = numbers[i - 1] ^ (numbers[i - 1] >>> 30);
      numbers[i] = Math.imul(before, 1812433253) + i;
    }
  }

  /** 32 random bits. */
  #next() {
    const numbers = this.#numbers;
    if (this.#at === length) {
      for (let i = 0; i < length; ++i) {
        const bits = (numbers[i] & 0x80000000) | (numbers[(i + 1) % length] & 0x7fffffff);
        numbers[i] = numbers[(i + shift) % length] ^ (bits >>> 1) ^ (bits & 1 ? 0x9908b0df : 0);
      }
      this.#at = 0;
    }
    let bits = numbers[this.#at++];
    bits ^= bits >>> 11;
    bits ^= (bits << 7) & 0x9d2c5680;
    bits ^= (bits << 15) & 0xefc60000;
    return (bits ^ (bits >>> 18)) >>> 0;
  }

  /**
   * Uniform in {0, …, largest}: randint(largest + 1).
   * @param {number} largest
   */
  interval(largest) {
    if (largest === 0) return 0;
    const mask = 0xffffffff >>> Math.clz32(largest);
    for (;;) {
      const value = (this.#next() & mask) >>> 0;
      if (value <= largest) return value;
    }
  }

  /** A number from 0 to 1: random_sample(). */
  #sample() {
    const high = this.#next() >>> 5;
    return (high * 67108864 + (this.#next() >>> 6)) / 9007199254740992;
  }

  /** standard_normal(): by the polar method of Box and Muller. */
  standardNormal() {
    if (this.#normal !== null) {
      const kept = this.#normal;
      this.#normal = null;
      return kept;
    }
    for (;;) {
      const x = 2 * this.#sample() - 1;
      const y = 2 * this.#sample() - 1;
      const squares = x * x + y * y;
      if (squares >= 1 || squares === 0) continue;
      const factor = Math.sqrt((-2 * Math.log(squares)) / squares);
      this.#normal = factor * x;
      return factor * y;
    }
  }

  /** shuffle() of an array. @param {Uint32Array} values */
  shuffle(values) {
    for (let last = values.length - 1; last > 0; --last) {
      const other = this.interval(last);
      [values[last], values[other]] = [values[other], values[last]];
    }
  }
}
