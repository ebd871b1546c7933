/** Tables in JSON: how they are told. */

import { rest } from "./late.js";

/** @import { Format } from "./reading.js" */

/** @type {Format} */
export const json = {
  name: "CSV",
  reads: "table",
  about: "records, columns, or a record per line, as pandas writes them",
  extensions: ["json", "jsonl", "ndjson"],
  whyNot: { id: "why.no-table" },
  sniff: (head, name) =>
    /\.(json|jsonl|ndjson)$/i.test(name) &&
    /^(?:\uFEFF)?\s*[[{]/.test(new TextDecoder().decode(head)),
  read: async (...given) => (await rest()).readJson(...given),
};
