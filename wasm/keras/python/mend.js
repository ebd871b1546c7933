/** Mends a text by the fixes of its findings. */

/** A change of the text. @typedef {{ from: number, to: number, insert: string }} Edit */

/**
 * The text with its mistakes mended: every fix of the findings that are given, but for those that overlap an earlier one.
 * @param {string} text
 * @param {readonly { fix?: readonly Edit[] }[]} findings
 */
export function mendPython(text, findings) {
  const edits = findings
    .flatMap(({ fix = [] }) => fix)
    .sort((a, b) => a.from - b.from || a.to - b.to);
  let result = "";
  let end = 0;
  for (const { from, to, insert } of edits) {
    if (from < end) continue;
    result += text.slice(end, from) + insert;
    end = to;
  }
  return result + text.slice(end);
}
