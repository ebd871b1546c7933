/** Giving a person a file. */

/** No file system takes these, nor control characters. */
// eslint-disable-next-line no-control-regex
const refused = /[\u0000-\u001f<>:"/\\|?*]+/g;

/**
 * A file's name from titles, in any script.
 * @param {string[]} titles those that are empty are left out
 * @param {string} extension
 */
export function fileName(titles, extension) {
  const parts = titles.map((title) => title.replaceAll(refused, " ").trim()).filter(Boolean);
  const name = parts.join(" - ").replaceAll(/\s+/g, " ");
  // Windows takes no name that ends with a dot; most file systems take 255 bytes.
  return `${
    [...name]
      .slice(0, 80)
      .join("")
      .replace(/[. ]+$/, "") || "minibatch"
  }.${extension}`;
}

/**
 * @param {string} name
 * @param {Blob} blob
 */
export function saveFile(name, blob) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  // Some browsers read the address only after the click.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
