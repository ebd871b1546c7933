/** Notebooks with the element as a widget: the example of examples/anywidget, in what PyPI has. */

import { readFileSync } from "node:fs";
import { inRoot } from "../../../tools/paths.mjs";

/** @typedef {import("../run-case.js").Consumer} Consumer */

const ofExample = (/** @type {string} */ name) =>
  readFileSync(inRoot("examples/anywidget", name), "utf8");

const notebook = {
  group: "Notebooks",
  files: {
    "minibatch_widget.py": ofExample("minibatch_widget.py"),
    "iris.csv": readFileSync(inRoot("public/samples/iris.csv"), "utf8"),
    "iris.ipynb": ofExample("iris.ipynb"),
    "iris_marimo.py": ofExample("iris_marimo.py"),
  },
};
const common = ["anywidget==0.11.0", "pandas==3.1.1"];

/** @type {Consumer[]} */
export const notebooks = [
  {
    ...notebook,
    name: "JupyterLab 4.6.6",
    python: ["jupyterlab==4.6.6", ...common],
    serve: ["jupyter", "lab", "--no-browser", "--allow-root", "--port", "{port}"].concat(
      "--ServerApp.port_retries=0",
      "--IdentityProvider.token=",
      "--LabApp.news_url=None",
    ),
    path: "/lab/tree/iris.ipynb",
    trains: "JupyterLab",
  },
  {
    ...notebook,
    name: "JupyterLite 0.8.6",
    files: {
      ...notebook.files,
      "build.py": readFileSync(inRoot("tests/consumers/jupyterlite/build.py"), "utf8"),
    },
    packages: { pyodide: "314.0.6" },
    python: ["jupyterlite-core==0.8.6", "jupyterlite-pyodide-kernel==0.8.6"].concat(
      "jupyter_server==2.21.1",
      "anywidget==0.11.0",
    ),
    build: [["python", "build.py"]],
    serve: ["python", "-m", "http.server", "{port}", "--directory", "site"],
    path: "/course/lab/index.html?path=iris.ipynb",
    trains: "JupyterLite",
  },
  {
    ...notebook,
    name: "marimo 0.25.2",
    python: ["marimo==0.25.2", ...common],
    serve: ["marimo", "run", "iris_marimo.py", "--headless", "--no-token", "--port", "{port}"],
    trains: "marimo",
  },
];
