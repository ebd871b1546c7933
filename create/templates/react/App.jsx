import { useRef, useState } from "react";
import { points, train } from "./model.js";

const width = 480;
const height = 160;

/** The points of a curve, as an SVG has them. */
function curve(history, name) {
  const highest = Math.max(...history.flatMap(({ loss, val_loss }) => [loss, val_loss]));
  return history
    .map((logs, epoch) => {
      const x = (epoch / Math.max(1, history.length - 1)) * width;
      return `${x},${height * (1 - logs[name] / highest)}`;
    })
    .join(" ");
}

export function App() {
  const [data] = useState(points);
  const [history, setHistory] = useState([]);
  const [status, setStatus] = useState("600 points, a fifth of them kept for the test.");
  const [isTraining, setIsTraining] = useState(false);
  const [point, setPoint] = useState({ x: 0.2, y: 0.1 });
  const [probability, setProbability] = useState(null);
  const net = useRef(null);

  async function start() {
    setIsTraining(true);
    setHistory([]);
    try {
      const trained = await train(data, (epoch, logs) => {
        setHistory((before) => [...before, logs]);
        setStatus(`Epoch ${epoch + 1}: loss ${logs.loss.toFixed(3)}`);
      });
      net.current?.dispose();
      net.current = trained.net;
      setStatus(`Test accuracy ${trained.accuracy.toFixed(3)}`);
    } catch (error) {
      setStatus(error.message);
    } finally {
      setIsTraining(false);
    }
  }

  async function predict(event) {
    event.preventDefault();
    const { data: probabilities } = await net.current.predict([[point.x, point.y]]);
    setProbability(probabilities[0]);
  }

  return (
    <>
      <h1>Which points lie in the circle?</h1>
      <p>
        <button onClick={start} disabled={isTraining}>
          Train
        </button>{" "}
        <output id="status">{status}</output>
      </p>
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label="The loss by epoch">
        <polyline points={curve(history, "loss")} fill="none" stroke="#2f4fcf" />
        <polyline points={curve(history, "val_loss")} fill="none" stroke="#c2571a" />
      </svg>
      <form onSubmit={predict}>
        {["x", "y"].map((name) => (
          <label key={name}>
            {name}{" "}
            <input
              type="number"
              step="0.1"
              value={point[name]}
              onChange={({ target }) => setPoint({ ...point, [name]: target.valueAsNumber })}
            />{" "}
          </label>
        ))}
        <button disabled={isTraining || net.current === null}>Predict</button>{" "}
        <output id="prediction">
          {probability !== null && `in the circle with a probability of ${probability.toFixed(2)}`}
        </output>
      </form>
    </>
  );
}
