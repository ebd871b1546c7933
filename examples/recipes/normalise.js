// Normalise: scale columns by what the training rows say, fill gaps, and do the same to new rows.

import { Pipeline, pipeline, preparation } from "minibatch";

const rows = {
  data: Float32Array.of(20, 1000, 30, NaN, 40, 3000, 50, 2000),
  shape: [4, 2],
};
const pipe = pipeline([
  preparation.simpleImputer({ strategy: "median" }),
  preparation.standardScaler(),
]);
const scaled = await pipe.fitTransform(rows);
console.log("mean 0, deviation 1", scaled.data);

// What was learned is JSON, which goes where the model goes.
const saved = JSON.stringify(pipe);
const again = await Pipeline.fromJSON(JSON.parse(saved));
const fresh = await again.transform({ data: Float32Array.of(35, 2000), shape: [1, 2] });
console.log("a new row", fresh.data);
