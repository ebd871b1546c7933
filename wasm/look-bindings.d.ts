/** What the core tells of rows and images that somebody looks at; a part of bindings.d.ts. */

import type { CoreObject } from "./bindings.js";

/** Something to know of a table's rows; see core/look/look.h. */
export interface Look extends CoreObject {
  step(budgetMs: number): boolean;
  /** JSON; a number that JSON has not is {"number": "NaN"}. */
  result(): string;
}

/** A column being described; see core/data/statistics.h. */
export interface StatisticsJob extends CoreObject {
  step(budgetMs: number): boolean;
  /** JSON: {name, type, missing, distinct, constant, allMissing, …}. */
  description(): string;
}
