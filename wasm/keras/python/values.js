/** What an expression of a notebook can be, beside JavaScript's own: numbers, strings, booleans, null, lists (arrays, for tuples too) and dictionaries (Maps). */

/** @typedef {import("./syntax.js").Syntax} Syntax */
/** @typedef {{ from: number, to: number }} Place */

/** What is not known, and from where: nothing is said of it until it is needed. */
export class Unknown {
  /** @param {Place} place @param {string} [what] as it stands in the text */
  constructor(place, what = "") {
    this.place = place;
    this.what = what;
    /** Whether it was said already why it is not known. */
    this.told = false;
    /** A name that nothing in the text gives a value. */
    this.name = "";
    /** The operation on tensors that no layer does. @type {{ call: string, layers: string } | null} */
    this.operation = null;
    /** What the text would have to define, and the file that it imports that from. @type {{ name: string, module: string } | null} */
    this.missing = null;
  }
}

/** What is not known of several values, where the reason is known. @param {any[]} values @returns {Unknown | undefined} */
export const carried = (values) =>
  values.find((one) => one instanceof Unknown && (one.told || one.operation));

/** A number that only the data can tell: columns, rows, classes. */
export class Dim {
  /** @param {"columns" | "rows" | "classes" | "values"} of @param {number} share of all */
  constructor(of, share = 1) {
    this.of = of;
    this.share = share;
  }
}

/** A module, or something in one, by its whole name: "keras.layers.Dense". */
export class Ref {
  constructor(/** @type {string} */ path) {
    this.path = path;
  }
}

/** A function of the notebook. */
export class Func {
  /** The class that it is a method of. @type {Class | null} */
  owner = null;
  /** What its decorator makes of a method. @type {"method" | "static" | "class" | "property"} */
  role = "method";
  /** Where it is defined. @type {Place | null} */
  place = null;

  /** @param {string} name @param {any[]} params @param {Syntax[] | Syntax} body @param {Map<string, any>[]} scopes */
  constructor(name, params, body, scopes) {
    this.name = name;
    this.params = params;
    this.body = body;
    this.scopes = scopes;
  }
}

/** functools.partial(): a call with some of its arguments. */
export class Curried {
  /** @param {any} callee @param {any} args Args, the first of which is the callee */
  constructor(callee, args) {
    this.callee = callee;
    this.args = args;
  }
}

/** A class of the notebook. */
export class Class {
  /** What is set in it. @type {Map<string, any>} */
  members = new Map();

  /** @param {string} name @param {any[]} bases @param {Syntax} place */
  constructor(name, bases, place) {
    this.name = name;
    this.bases = bases;
    this.place = place;
  }
}

/** A method of a value, before it is called. */
export class Method {
  /** @param {any} self @param {string} name @param {Syntax} place */
  constructor(self, name, place) {
    this.self = self;
    this.name = name;
    this.place = place;
  }
}

/** An entry of the catalogue with its arguments: a layer, an optimizer, a callback. */
export class Entry {
  /** @param {string} kind @param {string} class_name @param {Record<string, any>} config @param {Place} place */
  constructor(kind, class_name, config, place) {
    this.kind = kind;
    this.class_name = class_name;
    this.config = config;
    this.place = place;
    /** What Sequential models take from a layer. @type {any} */
    this.inputShape = undefined;
    /** Whether that is only what it may be. */
    this.isGuess = false;
    /** How many rows a batch has, where a layer at the beginning says so. @type {number | null} */
    this.inputBatch = null;
    /** Of an input: steps that the notebook has in the model. @type {Entry[]} */
    this.before = [];
    /** A function that does what the layer does. @type {{ func: any, named: Map<string, any> } | null} */
    this.applied = null;
    /** What is done behind it: an activation that is a layer, or a function of the notebook. @type {any} */
    this.behind = null;
    /** The notebook's own class that it is an object of. @type {Class | null} */
    this.of = null;
    /** What is set in such an object. @type {Map<string, any> | null} */
    this.members = null;
    /** The layer of the catalogue that such an object is derived from. @type {Entry | null} */
    this.base = null;
  }
}

/** What a layer gives when called: a node of a Functional model. */
export class Tensor {
  /** @param {Entry | Model} layer @param {Tensor[]} inputs @param {Place} place @param {boolean} [causal] use_causal_mask */
  constructor(layer, inputs, place, causal = false) {
    this.layer = layer;
    this.causal = causal;
    this.inputs = inputs;
    this.place = place;
    /** The call whose further output it is, and which one. @type {Tensor | null} */
    this.of = null;
    this.index = 0;
    /** The sizes of a sample, once they are worked out. @type {any[] | null | undefined} */
    this.sizes = undefined;
  }

  /** All that a call gives. @param {number} count @returns {Tensor[]} */
  outputs(count) {
    const { layer, inputs, place } = this;
    return Array.from({ length: count }, (_, index) =>
      index === 0 ? this : Object.assign(new Tensor(layer, inputs, place), { of: this, index }),
    );
  }
}

/** A Keras model, as it is built, compiled and trained. */
export class Model {
  /** @param {"Sequential" | "Functional"} class_name @param {Place} place */
  constructor(class_name, place) {
    this.class_name = class_name;
    this.place = place;
    /** @type {string | undefined} */
    this.name = undefined;
    /** @type {(Entry | Model)[]} */
    this.layers = [];
    /** @type {Tensor[]} */
    this.inputs = [];
    /** @type {Tensor[]} */
    this.outputs = [];
    /** @type {{ args: Record<string, any>, places: Record<string, any>, place: Place } | null} */
    this.compiled = null;
    /** @type {import("./stateful.js").Fitted | null} */
    this.fitted = null;
    /** The weights that were loaded before it is trained. @type {{ file: { name: string }, head?: "new" } | null} */
    this.begun = null;
    /** What it was tested on or predicted. @type {{ how: string, x: any, y: any, place: Place, xPlace: Place }[]} */
    this.used = [];
    /** What could not be read. @type {Unknown[]} */
    this.unknown = [];
    /** Whether others are made of its layers. */
    this.isPart = false;
    this.trainable = true;
    /** Layers at its front that a generator stands for. @type {Entry[]} */
    this.augmented = [];
    /** Steps that the notebook has in the model. @type {Entry[]} */
    this.before = [];
  }
}

/** Something of scikit-learn or imbalanced-learn that is fitted: a scaler, an encoder, a sampler. */
export class Estimator {
  /** @param {string} class_name @param {Record<string, any>} config @param {Place} place */
  constructor(class_name, config, place) {
    this.class_name = class_name;
    this.config = config;
    this.place = place;
    /** On what it was fitted. @type {Data | null} */
    this.fittedOn = null;
  }
}

/** The columns of one type: x.select_dtypes("number").columns. */
export class Selected {
  /** @param {"number" | "text" | "all"} type */
  constructor(type) {
    this.type = type;
  }
}

/** A number of the data: x_train.max(). */
export class Stat {
  /** @param {"min" | "max" | "mean" | "std" | "median" | "mode"} name @param {Data} data @param {boolean | "channel"} byColumn @param {Place} place */
  constructor(name, data, byColumn, place) {
    this.name = name;
    this.data = data;
    this.byColumn = byColumn;
    this.place = place;
  }
}

/** A formula that is not yet one that is known: x - min. */
export class Formula {
  /** @param {string} op @param {any} left @param {any} right @param {Syntax} place */
  constructor(op, left, right, place) {
    this.op = op;
    this.left = left;
    this.right = right;
    this.place = place;
  }
}

/**
 * One step on the way of the rows.
 * @typedef {object} Step
 * @property {string} class_name of the catalogue, or "" for what is not understood
 * @property {Record<string, any>} config
 * @property {Place} place
 * @property {Data | null} [fittedOn] on what a step that learns was fitted
 * @property {boolean} [onTarget]
 * @property {any} [from] the estimator
 * @property {boolean} [formula]
 * @property {boolean} [byPlace] columns that were chosen by their places
 */

/**
 * Where rows come from.
 * @typedef {object} Source
 * @property {"csv" | "dataset" | "given" | "folder"} kind
 * @property {string} name of the file, or the data set
 * @property {Place} place
 * @property {string[] | null} columns their names, where they are known
 * @property {Record<string, any>} reading what the reader is told
 * @property {import("./datasets.js").KnownDataset} [known]
 * @property {string[]} [added] columns that the notebook makes
 * @property {boolean} [isImages]
 * @property {boolean} [isFolder] of images, one for each class
 * @property {string[]} [files] where there are several
 * @property {string} [reader] what reads it, "CSV" otherwise
 * @property {Step} [resizing] what makes images of one size as they are read
 */

/** Rows and columns, and how they came to be. Immutable. */
export class Data {
  /** @param {Source} source @param {Partial<Data>} [parts] */
  constructor(source, parts = {}) {
    this.source = source;
    /** @type {Step[]} */
    this.steps = [];
    /** Which of the table's: null is all. @type {string[] | null} */
    this.columns = null;
    /** Columns by their place where names are not known. @type {{ first: number, last: number | null } | number | null} */
    this.positions = null;
    /** @type {string[]} */
    this.dropped = [];
    /** @type {"all" | "train" | "test" | "validation"} */
    this.part = "all";
    /** @type {"table" | "column" | "array"} */
    this.form = "table";
    /** @type {"x" | "y" | null} */
    this.role = null;
    /** The shape of a sample. @type {any[] | null} */
    this.shape = null;
    /** @type {number | null} */
    this.rows = null;
    /** "eye" is one-hot by np.eye(). @type {"one-hot" | "eye" | "integer" | null} */
    this.encoding = null;
    /** The split that made it. @type {Step | null} */
    this.split = null;
    /** Where `positions` were chosen. @type {Place | null} */
    this.positionsAt = null;
    /** Of what it is a part of the columns. @type {Data | null} */
    this.taken = null;
    /** Whether it is some of the rows only. */
    this.sliced = false;
    /** The LabelEncoder of a column. @type {Estimator | null} */
    this.encoder = null;
    /** Columns of one type only. @type {Selected | null} */
    this.selected = null;
    /** How its dates are read, of a column of dates. @type {Record<string, any> | null} */
    this.dates = null;
    /** Columns of dates, and of which of the file's. @type {Record<string, { of: string, dates: Record<string, any> }>} */
    this.dateColumns = {};
    /** Windows that a loop slides over the rows. @type {{ behind: number, first: number, length: number | null, stride: number, rate: number } | null} */
    this.window = null;
    /** Where the rows are cut off. @type {{ part: "train" | "test", step: Step } | null} */
    this.edge = null;
    /** Rows that are left out at the front. */
    this.skipped = 0;
    /** Which array of a file it is. @type {string | null} */
    this.array = null;
    /** The columns of each input of a model. @type {Record<string, string[]> | null} */
    this.inputs = null;
    /** The scaler of a target. @type {"StandardScaler" | "MinMaxScaler" | null} */
    this.scaling = null;
    Object.assign(this, parts);
  }

  /** @param {Partial<Data>} parts */
  with(parts) {
    return new Data(this.source, { ...this, ...parts });
  }

  /** @param {Step} step @param {Partial<Data>} [parts] */
  after(step, parts = {}) {
    return this.with({ steps: [...this.steps, step], ...parts });
  }
}
