/**
 * The shape of what the page shows of the inside of a model. Nothing here runs.
 *
 * @typedef {object} InspectionState what is looked at inside the model; of no consequence for the numbers
 * @property {readonly string[]} open sections of the tab
 * @property {string} layer whose output is shown; "" where a person chose none
 * @property {number} row of the test rows
 * @property {{ row: number, layers: import("minibatch").ObservedLayer[], picture: import("./types.js").Picture | null, x: ArrayLike<number>,
 *   y: ArrayLike<number> | null } | null} seen what that layer gives for it
 * @property {number | null} explainClass whose heat maps are shown; null: the predicted one
 * @property {string} camLayer the convolution of Grad-CAM; "" where a person chose none
 * @property {{ row: number, classIndex: number, predicted: number, shares: number[], picture: import("./types.js").Picture,
 *   y: ArrayLike<number> | null, cam: import("minibatch").Heatmaps | null, camError: import("minibatch").Message | null,
 *   saliency: import("minibatch").FloatArray } | null} explained the heat maps of a row, and why there is no Grad-CAM
 * @property {{ size: number, stride: number }} patch that covers a place of the picture; 0 where a person chose none
 * @property {{ of: string, heatmap: import("minibatch").FloatArray } | null} occluded and what it was of
 * @property {{ repeats: number, seed: number }} importanceOf how often each column is shuffled, and what with
 * @property {{ of: string, rows: number, result: import("minibatch").PermutationImportance } | null} importance of the columns
 * @property {{ column: string, output: string }} dependenceOf the column that is swept, "" for the first, "*" for all; and
 *   the output that is drawn, "" for all
 * @property {{ of: string, rows: number, list: { column: string, result: import("minibatch").PartialDependence }[] } | null}
 *   dependences on the columns
 * @property {{ what: string, done: number, total: number } | null} measuring what takes long, and how far it is
 * @property {{ layer: string, seed: number }} projectionOf the layer that is drawn in two dimensions, "" where a person chose
 *   none, and what rows are drawn with where there are many
 * @property {{ of: import("./types.js").PreparedDescription | null, seed: number, layer: string, rows: number[], total: number,
 *   x: number[], y: number[], ratios: number[], classes: number[] | null } | null} projected its outputs for test rows
 * @property {{ row: number, picture: import("./types.js").Picture | null, cells: { name: string, value: string }[] | null } | null}
 *   pointed the row of the point that is chosen
 * @property {{ columns: readonly string[], resolution: number, output: number }} boundaryOf the columns across and up, "" where a
 *   person chose none, the number of values of each, and which of several predicted numbers is drawn
 * @property {Boundary | null} boundary
 * @property {{ kind: "line" | "plane", from: string, to: string, third: string, rows: number, seed: number, resolution: number }}
 *   landscapeOf between what weights the loss is measured, "" where a person chose none, of how many rows at the most
 * @property {Landscape | null} landscape
 * @property {string} dropoutLayer whose mask is shown; "" where a person chose none
 * @property {import("minibatch").DropoutMask | null} dropped
 * @property {string} slopeLayer whose activation is drawn; "" where a person chose none
 * @property {Slopes | null} slopes
 * @property {string} statistic that is drawn by epoch
 * @property {import("minibatch").NamedWeight[] | null} weights
 * @property {string} weight that is shown; "" where a person chose none
 * @property {{ row: number, rows: number, fresh: boolean }} batch rows of the training rows that a step is taken with, and
 *   whether from fresh weights
 * @property {(import("minibatch").ObservedStep & { x: ArrayLike<number>, y: ArrayLike<number> | null, inputShape: number[],
 *   of: string }) | null} step taken apart, and what it was of
 * @property {string} stepLayer whose numbers are shown
 * @property {"" | "seen" | "explain" | "projection" | "boundary" | "dropout" | "slopes" | "weights" | "step"} busy what is being asked
 * @property {{ share: number | null, looks: number } | null} live what looking takes of the time while a model trains, and at
 *   how many things; null before the first look
 * @property {import("minibatch").Message | null} error
 */

/**
 * @typedef {object} Slopes an activation and what a layer feeds it
 * @property {string} layer
 * @property {string} name of the activation
 * @property {number[]} x at which it is drawn
 * @property {number[]} y
 * @property {number[]} slope
 * @property {number[]} counts of the numbers before the activation, in equal parts of the same range
 * @property {number} units of the layer, and of how many rows they are
 * @property {number} rows
 * @property {number} share of the numbers at which the slope is next to nothing
 * @property {number} flatUnits units of which it is so for every row
 * @property {number} steepest slope that there is
 */

/**
 * @typedef {object} BoundaryPoints rows of the file over a grid of two columns
 * @property {number[]} x
 * @property {number[]} y
 * @property {number[]} rows in their data set
 * @property {number[]} inFile their numbers in the file, from 0
 * @property {("train" | "validation" | "test")[]} parts
 * @property {number[][]} actual the class, or the numbers to predict
 * @property {number[][] | null} predicted likewise; null without a model
 *
 * @typedef {object} Boundary what the model gives on a grid of two columns
 * @property {unknown} of the rows that it was prepared for
 * @property {[string, string]} columns
 * @property {Float64Array} x
 * @property {Float64Array} y
 * @property {Record<string, string | number>} held the cells of the other columns
 * @property {{ data: Float32Array, shape: [number, number, number] } | null} values (outputs, y, x); null without a model
 * @property {BoundaryPoints[]} points of the training and of the test rows
 */

/**
 * @typedef {object} Landscape the loss between weights
 * @property {string} of what it was measured of
 * @property {"line" | "plane"} kind
 * @property {number[]} alphas
 * @property {number[] | null} betas null of a line
 * @property {Record<string, number[]>} history for each β at each α
 * @property {{ from: string, to: string, third: string }} ends
 * @property {"validation" | "test"} part the rows beside those that are trained on
 * @property {{ train: number, other: number }} counts
 */

export {};
