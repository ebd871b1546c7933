/** The command line's messages in English. They are not in en.js, which pages load. */

/** @type {import("./render.js").Texts["texts"]} */
export const cli = {
  "cli.help": `Usage: minibatch run EXPERIMENT [FILES…] [--threads N] [--json] [--save OUT] [--prepared OUT.csv]
                     [--predictions OUT.csv] [--part train|validation|test] [--baselines MODEL,…]
                     [--label-errors OUT.csv] [--model MODEL] [--head own|new] [--labels TEXT]
                     [--threshold T]
       minibatch check EXPERIMENT [--json]
       minibatch sweep EXPERIMENT [FILES…] --set SETTING=VALUE,… [--seeds N,…] [--random N] [--threads N] [--json]
       minibatch predict RUN.minibatch FILES… [--threshold T] [--out OUT.csv] [--json] [--threads N]
       minibatch predict MODEL FILES… [--labels TEXT] [--columns NAME,…] [--threshold T] [--out OUT.csv] [--json]
                     [--threads N]
       minibatch verify RUN.minibatch [FILES…] [--threads N] [--model MODEL] [--head own|new] [--labels TEXT] [--json]
       minibatch import NOTEBOOK [--json]
       minibatch python EXPERIMENT [--notebook]
       minibatch javascript EXPERIMENT
       minibatch summary MODEL [--expand-nested] [--json]
       minibatch convert MODEL OUT [--keras-version VERSION] [--json]

Trains a neural network as an experiment describes it, and tests it on rows held out from training.

EXPERIMENT is a JSON file or a link to the playground; nothing is fetched from the link. FILES are the data; they
replace the data that the experiment names. A folder stands for all files in it.

Commands
  run           Read and prepare the data, train the model and test it. Prints Keras's log, the scores and the
                SHA-256 of the weights, which are the same bits as in any browser.
  check         Print "ok" and a summary, or everything that is wrong with the experiment, and where.
  sweep         Run the experiment with every combination of the values, and print each score's mean ± standard
                deviation over the seeds. The runs are announced on standard error as they finish.
  predict       Predict new rows, or images, with a run that --save wrote, or with a model (.keras, .h5, or the zip that
                Teachable Machine exports): prints a CSV of the rows, with the prediction and the probability of every
                class, or with --json an array. A model takes the columns of a table as they stand, and pixels as its
                layers say; its classes are named by a labels.txt beside it.
  verify        Train the experiment of a run file again, such as one that a student handed in, and say whether the SHA-256 of
                its weights, its scores and its learning curves are the same. FILES are needed where its data are
                somebody's own files.
  import        Print the experiment that a Keras script or notebook (.py, .ipynb) describes; one line on standard error
                for each mistake, leak and part that is left out. The code is parsed, never run.
  python        Print the Keras program that does the same, as a script or with --notebook as a notebook.
  javascript    Print the program for this package that does the same, and gives the same weights.
  summary       Print the layers of a model from Keras (.keras, .h5) or of a .minibatch file, as Keras's summary() does.
  convert       Write a model as OUT: a .keras, .h5 or .weights.h5 file that Keras loads, .safetensors, a .zip of
                TensorFlow.js's layers-model, or .onnx.

Options
  --threads N   Compute with N threads, 1 to 64. The results are the same with any number. Default: 1
  --json        Print one JSON object, with what each preparation step did, the row numbers of each part, every score,
                scikit-learn's report and the scores of always predicting the same; the log goes to standard error.
  --save OUT    Write the run with its weights to OUT, a .minibatch file.
  --prepared OUT.csv
                Write the prepared rows, each with its part: train, validation or test.
  --predictions OUT.csv
                Write for each test row its number in the file, what is true, what was predicted and the probability
                of every class.
  --label-errors OUT.csv
                Train five more models, each without a fifth of the training rows, to judge those; write the rows whose
                labels are likely wrong, the most likely first, with the class they are more likely of.
  --part PART   The rows that --json judges and --predictions writes: train, validation or test. Default: test
  --baselines MODEL,…
                Fit classical models, such as LogisticRegression or DecisionTreeClassifier(max_depth=3), to the same
                training rows and print their scores on the test rows. JSON is taken, too:
                [{"class_name": …, "config": {…}}]
  --out OUT.csv
                Write the predictions to OUT.csv, or to OUT.json.
  --threshold T Above which probability predict, --predictions and --json say the second of two classes, or a label: 0.3
                for all labels, or comedy=0.3,drama=0.6. Of several outputs by their names; tags/comedy=0.3 is a label
                of one. --save keeps it. Default: what the run was saved with, or 0.5 for labels
  --labels TEXT The classes' names, one a line, in the order of the model's outputs. Default: labels.txt beside the model
  --model MODEL Begin with the weights of a model (.keras, .h5, .minibatch …) in place of fresh ones, in run and sweep. An
                experiment without a model takes its layers. Classes are matched by their names.
  --head own|new
                What happens to the model's last layer where the data's classes have other names: own keeps it, new
                begins it anew, with an output for each of the data's classes.
  --columns NAME,…
                The columns of the table that the model takes, in its order. Default: all.
  --expand-nested
                List the layers of models in the model, too, as summary(expand_nested=True) does.
  --keras-version VERSION
                The Keras that is to read OUT, such as 3.3. Default: 3.4 and all newer ones
  --set SETTING=VALUE,…
                The values to try, such as compile.optimizer.learning_rate=0.1,0.01 or model.dense.units=16,64; given
                again for each setting. model.depth is the number of hidden Dense layers,
                model.hidden_layer_sizes their units; a pair or a list of numbers is one value: (3,3),(5,5)
  --seeds N,…   Run each combination with these seeds. Default: the experiment's own
  --random N    Draw N of the combinations instead of running all of them.
  --lang LANG   Messages in English (en) or Korean (ko). Default: from LC_ALL, LC_MESSAGES or LANG
  -h, --help    Print this help.
  --version     Print the version.

Ctrl+C stops training after the current batch; the run so far is tested, printed and saved.

Exit status: 0 on success, 1 on failure and where verify finds a difference, 2 for an invalid command line, 130 after Ctrl+C.
`,
  "cli.error": "minibatch: {message}",
  "cli.usage": "{why} See minibatch --help.",
  "cli.no-command":
    "A command is missing: run, check, sweep, predict, verify, import, python, javascript, summary or convert.",
  "cli.unknown-command":
    'There is no command "{command}".{command?known} The commands are run, check, sweep, predict, verify, import, python, javascript, summary and convert.',
  "cli.no-experiment": "{command} needs an experiment: a JSON file or a link.",
  "cli.check-takes-no": "check takes one experiment, but also received {received}.",
  "cli.takes-no": "{command} does not take {received}.",
  "cli.baseline": "--baselines takes names of {known}, but received {received}.{received?known}",
  "cli.baseline-argument":
    "{received} in {name}(…) is no argument. Write them as in {name}(max_depth=3, random_state=0).",
  "cli.baseline-takes": "{name} takes {known}, but received {received}.{received?known}",
  "cli.baseline-task": "{name} does not suit the target. These do: {known}.",
  "cli.baseline-tested": "{name}: {scores}, fitted in {seconds} s",
  "cli.summary-nothing": "summary needs a model: .keras, .h5 or .minibatch.",
  "cli.convert-nothing":
    "convert needs a model (.keras, .h5 or .minibatch) and the file to write (.keras, .h5, .weights.h5, .safetensors, .zip or .onnx).",
  "cli.convert-format": "{path} does not end in {known}, which are the formats that are written.",
  "cli.converted": {
    one: "The model with {count} parameter was written to {path}.",
    other: "The model with {count} parameters was written to {path}.",
  },
  "cli.import-nothing": "import needs a script or a notebook: .py or .ipynb.",
  "cli.finding": "{path}:{line}: {text}",
  "cli.no-program": "{path} holds no program that is read here: nothing was changed.",
  "cli.predict-nothing":
    "predict needs a .minibatch file or a model, and files of new rows or images.",
  "cli.predicted": {
    one: "{count} prediction was written to {path}.",
    other: "{count} predictions were written to {path}.",
  },
  "cli.verify-nothing": "verify needs a run: a .minibatch file.",
  "cli.verify-same": "The same: training again gives the weights of the file, SHA-256 {handed}.",
  "cli.verify-numbers":
    "Not the same: the weights are those of the file, SHA-256 {handed}, but the numbers above were changed in it.",
  "cli.verify-different":
    "Not the same: the file's weights have the SHA-256 {handed}, training again gives {again}.",
  "cli.verify-score": "{name} is {stated} in the file, but {found} when it is trained again.",
  "cli.verify-history":
    "{name} of epoch {epoch} is {stated} in the file, but {found} when it is trained again.",
  "cli.verify-stopped":
    "The file's training was stopped by hand. One that is stopped in the middle of an epoch cannot be repeated: ask for a run that ended by itself.",
  "cli.sweep-nothing": "sweep needs --set SETTING=VALUE,… or --seeds N,….",
  "cli.sweep-set":
    '--set needs a setting and its values, such as fit.batch_size=32,64, but received "{received}".',
  "cli.sweep-twice": "--set names {path} twice: put all its values behind one.",
  "cli.sweep-seeds":
    '--seeds must be whole numbers with commas between them, but received "{received}".',
  "cli.sweep-random": '--random must be a whole number from 1 to 99999, but received "{received}".',
  "cli.unknown-option": "There is no option {option}.{option?known}",
  "cli.no-value": "{option} needs a value.",
  "cli.unwanted-value": '{option} takes no value, but received "{received}".',
  "cli.threads": '--threads must be a whole number from 1 to {limit}, but received "{received}".',
  "cli.part": '--part must be one of {known}, but received "{received}".',
  "cli.threshold":
    '--threshold must be a number from 0 to 1, or such as comedy=0.3,drama=0.6, but received "{received}".',
  "cli.threshold-nothing":
    "--threshold decides between two classes, or about labels, but this experiment predicts neither.",
  "cli.threshold-each":
    "--threshold needs the names of the outputs, such as {known}, before each number.",
  "cli.threshold-one": "--threshold takes one number where one of two classes is predicted.",
  "cli.threshold-name": '--threshold takes {known}, but received "{received}".{received?known}',
  "cli.head": '--head must be one of {known}, but received "{received}".',
  "cli.head-alone": "--head says what happens to the last layer of the model that --model names.",
  "cli.part-empty":
    "There are no {part} rows to predict: choose others with --part, or let the preparation or validation_split set some aside.",
  "cli.language": '--lang must be one of {known}, but received "{received}".',

  "cli.experiment-unreadable": "The experiment {path} cannot be read: {why}.",
  "cli.file-unreadable": "The file {path} cannot be read: {why}.",
  "cli.not-there": "there is no such file",
  "cli.is-folder": "it is a folder",
  "cli.not-writable": "{path} cannot be written: {cause}.",

  "cli.stopping": "Stopping after this batch.",
  "cli.stopped": "Stopped in epoch {epoch}.",
  "cli.stopped-early": "Stopped early after epoch {epoch}.",
  "cli.stopped-early-best": "Stopped early after epoch {epoch}; the best was epoch {best}.",
  "cli.label-errors": {
    one: "{count} training row has a label that is likely wrong; it was written to {path}.",
    other: "{count} training rows have labels that are likely wrong; they were written to {path}.",
  },
  "cli.label-errors-numbers": "--label-errors needs classes, but this experiment predicts numbers.",
  "cli.shared-test":
    "{shared} of the {count} test rows are training rows too: the test score is better than new rows will be.",
  "cli.shared-validation":
    "{shared} of the {count} validation rows are training rows too: the validation score does not show how well the model does on new rows.",
  "cli.tested": "Test - {scores}",
  "cli.trained": "Trained in {seconds} s. SHA-256 of the weights: {fingerprint}",
  "cli.sweep-runs": "runs",
  "cli.sweep-failed": {
    one: "{count} run failed.",
    other: "{count} runs failed.",
  },

  "cli.data": "data: {data}",
  "cli.data-given": "the files given to run",
  "cli.target": "target: {columns}",
  "cli.preparation": "preparation: {steps}",
  "cli.fit": "optimizer: {optimizer}, epochs: {epochs}, batch size: {batch_size}, seed: {seed}",
  "cli.fit-suggested":
    "optimizer: {optimizer}, epochs and batch size: those that suit the data, seed: {seed}",
  "cli.model": "model: {layers}",
  "cli.model-suggested": "one that suits the data",
};
