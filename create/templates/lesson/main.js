import "minibatch/element";

const playground = document.querySelector("minibatch-playground");
const status = document.querySelector("#status");

// A straight line, to begin with.
playground.experiment = {
  minibatch: 1,
  title: "A circle",
  target: { columns: ["colour"], task: "classification" },
  preparation: [
    { class_name: "TrainTestSplit", config: { test_size: 0.2, random_state: 42, stratify: true } },
    { class_name: "StandardScaler", config: {} },
  ],
  model: {
    class_name: "Sequential",
    config: { layers: [{ class_name: "Dense", config: { units: 1, activation: "sigmoid" } }] },
  },
  compile: {
    optimizer: { class_name: "Adam", config: { learning_rate: 0.03 } },
    loss: "binary_crossentropy",
    metrics: ["accuracy"],
  },
  fit: { epochs: 30, batch_size: 10, validation_split: 0.1 },
  seed: 42,
};

// The task checks itself on what each training gave.
playground.addEventListener("trained", ({ detail: { run } }) => {
  const { accuracy } = run.evaluation;
  const hasHiddenLayer = run.experiment.model.config.layers.length > 1;
  const isDone = hasHiddenLayer && accuracy > 0.9;
  status.value = isDone
    ? `Done: ${accuracy.toFixed(3)} of the test rows are right.`
    : `Not done yet: ${accuracy.toFixed(3)} of the test rows are right.`;
});
