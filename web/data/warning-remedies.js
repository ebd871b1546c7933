/** What one click does about a warning of the reader. */

import { editReading, readAsNumbers } from "../experiment/reading.js";

/** @import { StoreElement } from "../components/store-element.js" */

/**
 * @param {StoreElement} host
 * @param {any} warning
 * @returns {[label: string, act: () => void][]}
 */
export function remediesOf({ playground, t }, { id, values }) {
  if (id === "text-column") {
    return [[t("data.readAsNumbers"), () => readAsNumbers(playground, values.column)]];
  }
  if (id === "unsure-decimal") {
    return [[t("data.commasPartThousands"), () => editReading(playground, { decimal: "." })]];
  }
  return [];
}
