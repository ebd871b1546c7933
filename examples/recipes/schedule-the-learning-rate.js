// Learning rate schedule: as part of the optimizer, by epoch, or when the loss no longer falls.

import { callbacks, layers, optimizers, schedules, sequential } from "minibatch";

const x = Array.from({ length: 64 }, (_, i) => [i / 64]);
const y = x.map(([value]) => Math.sin(6 * value));

const make = () =>
  sequential([
    layers.dense({ units: 16, activation: "tanh", inputShape: [1] }),
    layers.dense({ units: 1 }),
  ]);

// By step: half a cosine from 0.05 to 0 in 400 steps.
const byStep = make();
const learningRate = schedules.cosineDecay({ initialLearningRate: 0.05, decaySteps: 400 });
await byStep.compile({ optimizer: optimizers.adam({ learningRate }), loss: "mse", seed: 42 });
await byStep.fit(x, y, { epochs: 50, batchSize: 16 });
console.log("after 200 of 400 steps", await byStep.getLearningRate());
await byStep.fit(x, y, { initialEpoch: 50, epochs: 100, batchSize: 16 });
console.log("after 400 of 400 steps", await byStep.getLearningRate());

// By epoch: a tenth from the 10th on.
const byEpoch = make();
await byEpoch.compile({
  optimizer: optimizers.adam({ learningRate: 0.01 }),
  loss: "mse",
  seed: 42,
});
const schedule = (/** @type {number} */ epoch) => (epoch < 10 ? 0.01 : 0.001);
const { history } = await byEpoch.fit(x, y, {
  epochs: 20,
  callbacks: [callbacks.learningRateScheduler({ schedule })],
});
console.log("by epoch", history.learning_rate);

// By result: half as fast whenever the loss has not fallen by a thousandth for three epochs.
const byResult = make();
await byResult.compile({
  optimizer: optimizers.adam({ learningRate: 0.1 }),
  loss: "mse",
  seed: 42,
});
const reduced = await byResult.fit(x, y, {
  epochs: 30,
  callbacks: [
    callbacks.reduceLrOnPlateau({ monitor: "loss", factor: 0.5, patience: 3, minDelta: 0.001 }),
  ],
});
console.log("by result", reduced.history.learning_rate);
