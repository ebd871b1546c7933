/**
 * Queries about rows and images that were read, and their answers. Names are pandas'. Nothing here runs.
 *
 * A cell: a number, a text, or null where it is missing.
 * @typedef {number | string | null} CellValue
 *
 * pandas' info(). `memory` is the number of bytes that the columns take here; `dtype` is what read_csv() would call
 * them: "int64" means whole numbers, none missing.
 * @typedef {object} TableInfo
 * @property {number} rows
 * @property {number} memory
 * @property {{ column: string, dtype: "int64" | "float64" | "bool" | "str" | "object", count: number }[]} columns
 *   `count`: cells that are not missing
 *
 * A numeric column in describe(): NaN where there are no values. `std` is the sample's (n - 1).
 * @typedef {{ column: string, type: "number", count: number, mean: number, std: number, min: number, max: number }
 *   & Quartiles} NumberSummary
 * @typedef {{ "25%": number, "50%": number, "75%": number }} Quartiles
 *
 * A column of text in describe(); among equally frequent texts, `top` is the first in the file.
 * @typedef {{ column: string, type: "category", count: number, unique: number, top: string | null, freq: number }}
 *   TextSummary
 *
 * @typedef {(NumberSummary | TextSummary)[]} Description
 *
 * value_counts(): the most frequent values first, equals in the order of the file. `unique`: how many values there are,
 * including those beyond the limit.
 * @typedef {object} ValueCounts
 * @property {string} column
 * @property {{ value: CellValue, count: number }[]} values
 * @property {number} unique
 * @property {number} missing
 *
 * groupby(by).count() or .mean() …: one number per column for each group, sorted by the group's value. `total`:
 * how many groups there are, including those beyond the limit.
 * @typedef {object} Groups
 * @property {string} by
 * @property {GroupStatistic} statistic
 * @property {string[]} columns all but `by`; those of numbers where the statistic needs numbers
 * @property {{ value: CellValue, rows: number, values: number[] }[]} groups
 * @property {number} total
 *
 * @typedef {"count" | "mean" | "sum" | "std" | "min" | "max"} GroupStatistic
 *
 * isna().sum().
 * @typedef {{ column: string, count: number }[]} MissingCounts
 *
 * duplicated(): rows that repeat an earlier one, numbered from 0; the first 10,000 of `count`.
 * @typedef {{ count: number, rows: number[] }} Duplicates
 *
 * corr(): Pearson's correlation of each column with each other, over the rows where neither is missing; NaN where one
 * is constant. A text column is encoded as by get_dummies(): a column of 0 and 1 for each value,
 * "species_setosa"; with two values, only the second.
 * @typedef {{ columns: string[], values: number[][] }} Correlations
 *
 * crosstab(column, by): how many rows have each pair of values, both sorted; a row of counts per value. `total`: how
 * many values the column has; beyond the limit, only the most frequent are shown.
 * @typedef {object} Crosstab
 * @property {string} column
 * @property {string} by
 * @property {CellValue[]} values
 * @property {CellValue[]} groups
 * @property {number[][]} counts
 * @property {number} total
 *
 * numpy.histogram(): bin i is from edges[i] to edges[i + 1]. With `by`, also the counts for each of its values, where
 * null means missing.
 * @typedef {object} Histogram
 * @property {string} column
 * @property {number[]} edges
 * @property {number[]} counts
 * @property {{ value: CellValue, counts: number[] }[] | null} groups
 * @property {number} missing
 * @property {number} infinite
 *
 * Two columns as points: rows where both are finite, in the order of the file; `sampled` says that they are a sample
 * of the `total`.
 * @typedef {object} Scatter
 * @property {number[]} x
 * @property {number[]} y
 * @property {number[]} rows the number of each point's row
 * @property {CellValue[] | null} groups the values of `by`, where null means missing
 * @property {number[] | null} group of each point: which of `groups`
 * @property {number} total
 * @property {boolean} sampled
 *
 * A page of rows as text, and the number of each row in the file, from 0. `total`: how many rows there are, after
 * the filter.
 * @typedef {{ header: string[], rows: string[][], numbers: number[], total: number }} RowsPage
 *
 * @typedef {{ column: string, ascending?: boolean }} RowSort
 *
 * Which rows are shown. "not-a-number": cells of a column of text that are neither missing nor a number.
 * @typedef {{ column: string, is: "missing" | "not-a-number" } | { column: string, is: "value", value: CellValue }
 *   | { is: "duplicated" }} RowFilter
 *
 * Which rows of a table, in which order. `part` are rows of what was prepared from it.
 * @typedef {object} RowsQuery
 * @property {number} from
 * @property {number} count
 * @property {RowSort} [sort]
 * @property {RowFilter} [filter]
 * @property {{ prepared: number, name: "train" | "test" | "validation", validationSplit: number }} [part]
 *
 * Statistics of pixel values, which are from 0 to 255.
 * @typedef {{ min: number, max: number, mean: number, std: number }} PixelNumbers
 *
 * Over all images and per channel, with the number of pixels of each value.
 * @typedef {PixelNumbers & { images: number, channels: PixelNumbers[], histogram: number[] }} PixelStatistics
 *
 * numpy's images[labels == c].mean(axis=0): height × width × channels numbers.
 * @typedef {{ height: number, width: number, channels: number, images: number, data: Float64Array }} MeanImage
 *
 * For each query: its options, and its answer.
 * @typedef {object} Looks
 * @property {[{ columns?: string[] }, TableInfo]} info
 * @property {[{ columns?: string[] }, Description]} describe
 * @property {[{ column: string, dropna: boolean, limit: number }, ValueCounts]} valueCounts
 * @property {[{ by: string, statistic: GroupStatistic, limit: number }, Groups]} groupby
 * @property {[{ columns?: string[] }, Duplicates]} duplicated
 * @property {[{ columns?: string[] }, Correlations]} corr
 * @property {[{ column: string, by: string, limit: number }, Crosstab]} crosstab
 * @property {[{ column: string, bins: number | string, by?: string }, Histogram]} histogram
 * @property {[{ x: string, y: string, by?: string, limit: number, seed: number }, Scatter]} scatter
 * @property {[{}, PixelStatistics]} pixels
 * @property {[{ label: number | null }, MeanImage]} meanImage
 *
 * Rows of a part that are rows that are trained on: how many of how many, and the first ones by their place in it.
 * `beyondChance`: whether they are clearly more than chance gives, and a twentieth of the part or more.
 * @typedef {{ count: number, shared: number, rows: number[], beyondChance: boolean }} SharedPart
 * `trained`: how many rows are trained on. `chance`: the share that would be shared if all rows were drawn anew.
 * @typedef {{ trained: number, validation: SharedPart, test: SharedPart, chance: number }} SharedRows
 *
 * What a column tells of the target by itself, from 0 to 1. `pure`: whether a few thresholds tell the class of all
 * rows. `cut`: whether its values lie close where the class changes.
 * @typedef {{ column: string, rows: number, score: number, pure: boolean, cut: boolean }} ColumnScore
 *
 * @typedef {{ [Name in keyof Looks]: { name: Name, options: Looks[Name][0] } }[keyof Looks]} LookQuery
 * @typedef {Looks[keyof Looks][1]} LookResult
 */

export {};
