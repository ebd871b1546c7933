/**
 * Unpacks raw Snappy (https://github.com/google/snappy/blob/main/format_description.txt). Every element of the input
 * writes a part of the output, and no more than there is room for: else it is a RangeError.
 * @param {Uint8Array} input
 * @param {number} size of what comes out
 */
export function unsnappy(input, size) {
  const output = new Uint8Array(size);
  let at = 0;
  let filled = 0;
  const damaged = () => new RangeError("snappy");
  /** @param {number} count bytes of a number, the lowest first */
  const number = (count) => {
    if (at + count > input.length) throw damaged();
    let value = 0;
    for (let i = 0; i < count; ++i) value += input[at++] * 2 ** (8 * i);
    return value;
  };
  // The size as a varint, which the page's header says too.
  while (number(1) >= 128);
  while (at < input.length) {
    const tag = number(1);
    if ((tag & 3) === 0) {
      const short = tag >> 2;
      const length = 1 + (short < 60 ? short : number(short - 59));
      if (at + length > input.length || filled + length > size) throw damaged();
      output.set(input.subarray(at, at + length), filled);
      at += length;
      filled += length;
      continue;
    }
    const length = (tag & 3) === 1 ? 4 + ((tag >> 2) & 7) : 1 + (tag >> 2);
    const back = (tag & 3) === 1 ? (tag >> 5) * 256 + number(1) : number((tag & 3) === 2 ? 2 : 4);
    if (back === 0 || back > filled || filled + length > size) throw damaged();
    // It may repeat what it writes itself.
    for (let i = 0; i < length; ++i) output[filled + i] = output[filled + i - back];
    filled += length;
  }
  if (filled !== size) throw damaged();
  return output;
}
