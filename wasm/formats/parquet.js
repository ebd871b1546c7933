/** Tables in Parquet: how they are told. */

import { rest } from "./late.js";
import { isParquet } from "./signs.js";

/** @import { Format } from "./reading.js" */

/** @type {Format} */
export const parquet = {
  name: "CSV",
  reads: "table",
  about: "columns as pandas, Polars and DuckDB write them: snappy, gzip, zstd",
  extensions: ["parquet"],
  whyNot: { id: "why.no-table" },
  sniff: (head, name) => isParquet(head) || /\.parquet$/i.test(name),
  read: async (...given) => (await rest()).readParquet(...given),
};
