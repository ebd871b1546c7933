import { StrictMode, useState } from "react";
// @ts-expect-error Its types are another package.
import { createRoot } from "react-dom/client";
import { experiment, layers, sequential } from "minibatch";
import { Playground, useModel, useRun } from "minibatch/react";

const iris =
  "#1!data:(url:iris.csv),target:(columns:!(species)),model:Sequential(layers:!(Dense(units:8,activation:relu)," +
  "Dense(units:3,activation:softmax))),fit:(epochs:20),seed:7";

/** The playground: an element of the page, which tells what happens in it. */
function Embedded() {
  const [accuracy, setAccuracy] = useState("");
  return (
    <section>
      <Playground
        experiment={iris}
        show="title train curve"
        onTrained={({ detail }) => setAccuracy(detail.run.evaluation.accuracy.toFixed(3))}
      />
      <p>Test accuracy: {accuracy || "not trained yet"}</p>
    </section>
  );
}

/** The same without the playground. */
function Run() {
  const { status, epoch, logs, run, error, start, stop } = useRun();
  const train = async () =>
    start(experiment.fromLink(iris), [
      { name: "iris.csv", blob: await (await fetch("iris.csv")).blob() },
    ]);
  return (
    <section>
      <button id="run" onClick={status === "training" ? stop : train}>
        {status === "training" ? "Stop" : "Train"}
      </button>
      <p>
        {status}, epoch {epoch + 1}, loss {logs.loss?.toFixed(3)} {error?.message}
      </p>
      <output htmlFor="run">{run?.fingerprint}</output>
    </section>
  );
}

/** A model of one's own. */
function Doubling() {
  const { model, status, predict, fit } = useModel(async () => {
    const net = sequential([layers.dense({ units: 1, inputShape: [1] })]);
    await net.compile({
      optimizer: { class_name: "SGD", config: { learning_rate: 0.1 } },
      loss: "mse",
      seed: 1,
    });
    return net;
  });
  const [two, setTwo] = useState(NaN);
  const learn = async () => {
    await fit([[0], [1], [2], [3]], [0, 2, 4, 6], { epochs: 100 });
    const [doubled] = [await predict([[1]])].flat();
    setTwo(doubled.data[0]);
  };
  return (
    <section>
      <button id="model" disabled={!model} onClick={learn}>
        Learn to double
      </button>
      <p>{status}</p>
      <output htmlFor="model">{two.toFixed(2)}</output>
    </section>
  );
}

createRoot(document.querySelector("main")).render(
  <StrictMode>
    <Embedded />
    <Run />
    <Doubling />
  </StrictMode>,
);
