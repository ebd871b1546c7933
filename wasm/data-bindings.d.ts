/**
 * Numbers in the core's memory, tables, and queries about them; a part of
 * bindings.d.ts.
 */

export interface CoreObject {
  delete(): void;
}

/** Memory in the core. */
interface Buffer<View> extends CoreObject {
  /** A view of the memory as it is now: use it at once and drop it, because memory growth detaches it. */
  view(): View;
}

export interface Bytes extends Buffer<Uint8Array> {}
export interface Floats extends Buffer<Float32Array> {}
export interface Doubles extends Buffer<Float64Array> {}
/** Row numbers. */
export interface Rows extends Buffer<Uint32Array> {}
/** Class indices. */
export interface Classes extends Buffer<Int32Array> {}

/** Delimited text as columns; see core/data/csv_reader.h. */
export interface CsvReader extends CoreObject {
  /** Before the first scan(), with the size of all text: it fills the columns, too. */
  fillAhead(bytes: number): void;
  scan(text: Bytes): boolean;
  endScan(): void;
  /** Whether fill() is not needed. */
  isFilled(): boolean;
  /** JSON. */
  facts(): string;
  fill(text: Bytes): boolean;
  nextFile(): void;
  takeTable(): Table;
  /** JSON, after takeTable(). */
  notNumbers(): string;
  /** Of a column, all of them. */
  notNumberRows(column: string): Rows;
}

/** What the codes of a column stand for, given some at a time. */
export interface Texts extends CoreObject {
  /** Each followed by a zero byte. */
  add(texts: Bytes): void;
}

/** Columns of a file. */
export interface Table extends CoreObject {
  /** A column of numbers, NaN where one is missing. Adopts the buffer's memory. */
  addNumbers(name: string, values: Doubles): void;
  /** A column of texts: codes, -1 where one is missing, and what they stand for. Adopts the memory of both. */
  addTexts(name: string, codes: Classes, texts: Texts): void;
  /** Puts other cells into some places: JSON; see core/data/edit_cells.h. */
  editCells(cells: string, reading: string): void;
  rows(): number;
  columns(): number;
  /** Of a column by its number. */
  numbers(column: number): Doubles;
  /** Describes a column by its number. */
  describe(column: number): StatisticsJob;
  /** JSON: the cells of some rows as texts. */
  cells(from: number, count: number): string;
  /** The query of that name, with options as JSON; see core/look/. */
  look(name: string, options: string): Look;
  /** `options` is JSON: {sort?, filter?}; see core/look/row_order.h. */
  orderAll(options: string): RowOrder;
  /** Of some rows, whose buffer it empties. */
  orderSome(options: string, rows: Rows): RowOrder;
}

/** A query about a table's rows; see core/look/look.h. */
export interface Look extends CoreObject {
  step(budgetMs: number): boolean;
  /** JSON; a number that JSON does not have is {"number": "NaN"}. */
  result(): string;
}

/** A column being described; see core/data/statistics.h. */
export interface StatisticsJob extends CoreObject {
  step(budgetMs: number): boolean;
  /** JSON: {name, type, missing, distinct, constant, allMissing, …}. */
  description(): string;
}

/** Rows of a table, filtered and sorted; see core/look/row_order.h. */
export interface RowOrder extends CoreObject {
  step(budgetMs: number): boolean;
  /** JSON: {rows: [[text]], numbers, total}. */
  page(from: number, count: number): string;
}

/** Statistics of pixels, and the mean of images; see core/look/pixels.h. */
export interface PixelCounts extends CoreObject {
  add(pixels: Bytes): void;
  /** JSON: {min, max, mean, std, channels, histogram}. */
  result(): string;
}

export interface ImageMean extends CoreObject {
  add(pixels: Bytes): void;
  mean(): Doubles;
}

export interface ImageLooks {
  PixelCounts: new (channels: number) => PixelCounts;
  /** Of images of so many bytes. */
  ImageMean: new (size: number) => ImageMean;
}
