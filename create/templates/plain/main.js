import { points, train } from "./model.js";

const element = (id) => document.getElementById(id);
const data = points();
let net = null;

/** @param {{ loss: number, val_loss: number }[]} history */
function draw(history) {
  const canvas = element("loss");
  const pen = canvas.getContext("2d");
  const highest = Math.max(...history.flatMap(({ loss, val_loss }) => [loss, val_loss]));
  pen.clearRect(0, 0, canvas.width, canvas.height);
  for (const [name, color] of [
    ["loss", "#2f4fcf"],
    ["val_loss", "#c2571a"],
  ]) {
    pen.strokeStyle = color;
    pen.beginPath();
    history.forEach((logs, epoch) => {
      const x = (epoch / Math.max(1, history.length - 1)) * canvas.width;
      pen.lineTo(x, canvas.height * (1 - logs[name] / highest));
    });
    pen.stroke();
  }
}

element("train").onclick = async ({ currentTarget: button }) => {
  button.disabled = true;
  const history = [];
  try {
    const trained = await train(data, (epoch, logs) => {
      history.push(logs);
      element("status").value = `Epoch ${epoch + 1}: loss ${logs.loss.toFixed(3)}`;
      draw(history);
    });
    net?.dispose();
    net = trained.net;
    element("status").value = `Test accuracy ${trained.accuracy.toFixed(3)}`;
    element("point").querySelector("button").disabled = false;
  } catch (error) {
    element("status").value = error.message;
  } finally {
    button.disabled = false;
  }
};

element("point").onsubmit = async (event) => {
  event.preventDefault();
  const { x, y } = event.currentTarget.elements;
  const { data: probabilities } = await net.predict([[x.valueAsNumber, y.valueAsNumber]]);
  element("prediction").value =
    `in the circle with a probability of ${probabilities[0].toFixed(2)}`;
};
