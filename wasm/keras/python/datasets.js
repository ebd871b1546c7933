/** Data sets that notebooks name, and what is known of them without their files. */

/**
 * @typedef {object} KnownDataset
 * @property {string} [sample] of the page and the package
 * @property {string} [file] what Keras keeps in ~/.keras/datasets
 * @property {number[]} [shape] of an image as it is read here
 * @property {number[]} [own] of an image as Keras has it, where that differs
 * @property {number} [rows]
 * @property {number} [testRows]
 * @property {number} [classes]
 * @property {string[]} [columns]
 * @property {string} [target] column
 */

const grey = { shape: [28, 28, 1], own: [28, 28], rows: 60000, testRows: 10000, classes: 10 };
const colour = { shape: [32, 32, 3], rows: 50000, testRows: 10000 };

/** keras.datasets. @type {Record<string, KnownDataset>} */
export const kerasDatasets = {
  mnist: { file: "mnist.npz", ...grey },
  fashion_mnist: { sample: "fashion-mnist", ...grey },
  cifar10: { file: "cifar-10-python.tar.gz", classes: 10, ...colour },
  cifar100: { file: "cifar-100-python.tar.gz", classes: 100, ...colour },
  boston_housing: { file: "boston_housing.npz", rows: 404, testRows: 102 },
  california_housing: { file: "california_housing.npz", rows: 16512, testRows: 4128 },
};

const iris = ["sepal_length", "sepal_width", "petal_length", "petal_width", "species"];
const wine = [
  ...["alcohol", "malic_acid", "ash", "alcalinity_of_ash", "magnesium", "total_phenols"],
  ...["flavanoids", "nonflavanoid_phenols", "proanthocyanins", "color_intensity", "hue"],
  ...["od280_od315_of_diluted_wines", "proline", "cultivar"],
];

/** sklearn.datasets. @type {Record<string, KnownDataset>} */
export const sklearnDatasets = {
  load_iris: { sample: "iris", columns: iris, target: "species", rows: 150, classes: 3 },
  load_wine: { sample: "wine", columns: wine, target: "cultivar", rows: 178, classes: 3 },
  load_breast_cancer: { sample: "breast-cancer", target: "diagnosis", rows: 569, classes: 2 },
  load_digits: { sample: "digits", shape: [8, 8, 1], own: [64], rows: 1797, classes: 10 },
};

/** Samples by the names of their files. @type {Record<string, KnownDataset>} */
export const sampleFiles = {
  "iris.csv": sklearnDatasets.load_iris,
  "wine.csv": sklearnDatasets.load_wine,
  "breast-cancer.csv": sklearnDatasets.load_breast_cancer,
  "penguins.csv": {
    sample: "penguins",
    columns: [
      ...["species", "island", "bill_length_mm", "bill_depth_mm", "flipper_length_mm"],
      ...["body_mass_g", "sex", "year"],
    ],
  },
  "auto-mpg.csv": {
    sample: "auto-mpg",
    columns: [
      ...["mpg", "cylinders", "displacement", "horsepower", "weight", "acceleration"],
      ...["model_year", "origin"],
    ],
  },
  "credit.csv": {
    sample: "credit",
    columns: ["clientid", "income", "age", "loan", "LTI", "default10yr"],
  },
  "pass-fail.csv": {
    sample: "pass-fail",
    columns: [...Array.from({ length: 48 }, (_, i) => `Sensor.${i + 1}`), "Pass.Fail"],
  },
  "pima-indians-diabetes.csv": {
    sample: "pima",
    columns: [
      ...["Pregnancies", "Glucose", "BloodPressure", "SkinThickness", "Insulin", "BMI"],
      ...["DiabetesPedigreeFunction", "Age", "Outcome"],
    ],
  },
  "co2.csv": { sample: "co2", columns: ["year", "month", "co2"] },
  ...Object.fromEntries(
    ["circle", "xor", "gauss", "spiral"].map((sample) => [
      `${sample}.csv`,
      { sample, columns: ["x1", "x2", "colour"] },
    ]),
  ),
  "plane.csv": { sample: "plane", columns: ["x1", "x2", "value"] },
};

/**
 * Samples of images: their files, as the page and the package have them.
 * @type {Record<string, Record<string, any>>}
 */
export const imageFiles = {
  "fashion-mnist": {
    x: "train-images-idx3-ubyte.gz",
    y: "train-labels-idx1-ubyte.gz",
    testX: "t10k-images-idx3-ubyte.gz",
    testY: "t10k-labels-idx1-ubyte.gz",
    grey: true,
  },
  digits: { x: "digits-images-idx3-ubyte.gz", y: "digits-labels-idx1-ubyte.gz", grey: true },
  signs: { x: "signs-images-idx4-ubyte.gz", y: "signs-labels-idx1-ubyte.gz" },
};

/** @type {Record<string, KnownDataset>} */
const imageSamples = {
  "fashion-mnist": { sample: "fashion-mnist", ...grey },
  digits: { sample: "digits", shape: [8, 8, 1], classes: 10 },
  signs: { sample: "signs", shape: [32, 32, 3], classes: 5 },
};

/**
 * What a file of a sample of images holds.
 * @param {string} file
 */
export function imageFile(file) {
  for (const [sample, files] of Object.entries(imageFiles)) {
    const [key] = Object.entries(files).find(([, name]) => name === file) ?? [];
    if (!key) continue;
    const role = /** @type {"x" | "y"} */ (key.at(-1)?.toLowerCase());
    const part = key.startsWith("test") ? "test" : files.testX ? "train" : "all";
    return {
      known: imageSamples[sample],
      role,
      part: /** @type {"test" | "train" | "all"} */ (part),
    };
  }
  return null;
}
