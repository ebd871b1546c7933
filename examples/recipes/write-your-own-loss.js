// Custom loss: the pinball loss, whose minimum is a quantile instead of the mean. A loss is two functions: there is no
// automatic differentiation.

import { customLoss, layers, sequential } from "minibatch";

const quantile = 0.9;
const pinball = customLoss({
  value: (yTrue, yPred) =>
    yPred.data.map((predicted, i) => {
      const error = yTrue.data[i] - predicted;
      return Math.max(quantile * error, (quantile - 1) * error);
    }),
  gradient: (yTrue, yPred) =>
    yPred.data.map((predicted, i) => (yTrue.data[i] > predicted ? -quantile : 1 - quantile)),
});

// The input tells nothing, so the best prediction is the nine-tenths quantile of y: 90.
const x = new Float32Array(101);
const y = Array.from({ length: 101 }, (_, i) => i);
const net = sequential([layers.dense({ units: 1, inputShape: [1] })]);
await net.compile({ optimizer: "adam", loss: pinball, seed: 42 });
await net.setLearningRate(0.5);
await net.fit(x, y, { epochs: 500, batchSize: 101 });
console.log("predicted quantile", (await net.predict([[0]])).data[0]);
