/** Cells of the file that a person corrected: a part of how it is read. */

import { edit } from "./edit.js";
import { changedReading } from "./reading.js";

/** @import { Playground } from "./playground.js" */
/** @import { Experiment } from "./types.js" */

/** @typedef {{ row: number, column: string, value: string | number | null }} EditedCell rows are numbered from 0 */

/**
 * Which arrays of a file are which, and its cells, cannot both be said.
 * @param {Experiment} experiment
 */
export const canEdit = ({ reading }) => reading === undefined || reading.class_name === "CSV";

/** @param {Experiment} experiment @returns {EditedCell[]} */
export const editedCells = ({ reading }) =>
  reading?.class_name === "CSV" ? (reading.config?.cells ?? []) : [];

/**
 * @param {Playground} playground
 * @param {EditedCell} cell in place of what stands there
 */
export function editCell(playground, cell) {
  const { experiment } = playground.store.state;
  const others = editedCells(experiment).filter(
    ({ row, column }) => row !== cell.row || column !== cell.column,
  );
  const reading = changedReading(experiment, { cells: [...others, cell] });
  edit(playground, { reading }, `cell ${cell.row} ${cell.column}`);
}

/** All cells as the file has them. @param {Playground} playground */
export function restoreCells(playground) {
  const reading = changedReading(playground.store.state.experiment, { cells: undefined });
  edit(playground, { reading }, "cells");
}
