/**
 * Functions that programs bring along, for what pandas and scikit-learn have no function for. Each is called with the
 * settings of its step, by which the program is read back: own-functions.js knows them by their names.
 */

const learnedFromFirst = "    return tables if len(tables) > 1 else tables[0]";

/** The reader's rule for columns of numbers with a few words among them. */
export const withNumbers = [
  "def with_numbers(table):",
  '    """Columns of numbers in which up to one cell in ten is no number: it is missing then."""',
  "    for name in table.columns:",
  '        numbers = pd.to_numeric(table[name], errors="coerce")',
  "        if numbers.notna().sum() >= 0.9 * table[name].notna().sum():",
  "            table[name] = numbers",
  "    return table",
];

/** Dates as Korean tables write them, which pandas does not read: 2023년 5월 11일. */
const inKorean = String.raw`.str.replace(r"(\d+)년 *(\d+)월 *(\d+)일", r"\1-\2-\3", regex=True)`;

/** @param {boolean} isKorean */
export const dateParts = (isKorean) => [
  'def date_parts(*tables, columns=None, parts=("year", "month", "day", "weekday"), dayfirst=False, errors="raise"):',
  '    """Parts of dates in the place of the dates. Without columns, of those in which the first table has dates."""',
  "    def dates_of(cells, errors):",
  ...(isKorean ? [`        cells = cells${inKorean}`] : []),
  '        return pd.to_datetime(cells, format="mixed", dayfirst=dayfirst, errors=errors)',
  "",
  "    if columns is None:",
  '        texts = tables[0].select_dtypes(exclude="number")',
  '        columns = [name for name in texts if dates_of(texts[name], "coerce").notna().mean() > 0.5]',
  "    for table in tables:",
  "        for name in columns:",
  "            place = table.columns.get_loc(name)",
  "            dates = dates_of(table.pop(name), errors)",
  "            for at, part in enumerate(parts):",
  '                table.insert(place + at, f"{name}_{part}", getattr(dates.dt, part))',
  learnedFromFirst,
];

/** Keras's layers carry their states on TensorFlow; on JAX, its fit() loses them (3.15). */
export const resetStates = [
  "class ResetStates(keras.callbacks.Callback):",
  '    """Stateful layers begin each epoch with zeros. They need KERAS_BACKEND=tensorflow: on JAX, fit() loses their states."""',
  "",
  "    def on_epoch_end(self, epoch, logs=None):",
  "        for layer in self.model.layers:",
  '            if getattr(layer, "stateful", False):',
  "                layer.reset_state()",
];

export const mergeRare = [
  'def merge_rare_categories(*tables, columns=None, name="Other", min_frequency=0.05, max_categories=None):',
  '    """One category for all that are rare in the first table."""',
  '    for column in tables[0].select_dtypes(exclude="number") if columns is None else columns:',
  "        step = OneHotEncoder(",
  '            min_frequency=min_frequency, max_categories=max_categories, handle_unknown="infrequent_if_exist"',
  "        ).fit(tables[0][[column]])",
  "        if step.infrequent_categories_[0] is not None:",
  "            usual = set(step.categories_[0]) - set(step.infrequent_categories_[0])",
  "            for table in tables:",
  "                table[column] = table[column].where(table[column].isin(usual) | table[column].isna(), name)",
  learnedFromFirst,
];

export const tokensOf = [
  "def tokens_of(text, standardize, split, ngrams):",
  '    """As keras.layers.TextVectorization takes a text apart, which needs TensorFlow."""',
  '    if standardize in ("lower", "lower_and_strip_punctuation"):',
  '        text = "".join(c.lower() if c.isascii() else c for c in text)',
  '    if standardize in ("strip_punctuation", "lower_and_strip_punctuation"):',
  '        text = "".join(c for c in text if c not in string.punctuation)',
  '    tokens = list(text) if split == "character" else [text] if split is None else text.split()',
  '    return [" ".join(tokens[at : at + n]) for n in range(1, ngrams + 1) for at in range(len(tokens) - n + 1)]',
];

export const textVectorization = [
  "def text_vectorization(",
  '    *tables, columns=None, max_tokens=None, output_mode="int", output_sequence_length=None,',
  '    standardize="lower_and_strip_punctuation", split="whitespace", ngrams=1,',
  "):",
  '    """Numbers in the place of texts, by the words of the first table."""',
  '    tables, is_sequence = list(tables), output_mode == "int"',
  '    for name in list(tables[0].select_dtypes(exclude="number")) if columns is None else columns:',
  "        texts = [tokens_of(text, standardize, split, ngrams) for text in tables[0][name].dropna()]",
  "        counts = Counter(token for tokens in texts for token in tokens if token)",
  "        learned = sorted(counts, key=lambda token: (counts[token], token), reverse=True)",
  "        if max_tokens:",
  "            learned = learned[: max(0, max_tokens - (2 if is_sequence else 1))]",
  '        vocabulary = ["", "[UNK]", *learned] if is_sequence else ["[UNK]", *learned]',
  "        places = {token: at for at, token in enumerate(vocabulary)}",
  "        length = output_sequence_length or max([1, *map(len, texts)])",
  "        holding = Counter(token for tokens in texts for token in set(tokens))",
  "        idf = [float(np.log(1 + len(tables[0]) / (1 + holding[token]))) for token in learned]",
  "        idf = [sum(idf) / max(1, len(idf)), *idf]",
  "",
  "        def numbers_of(text):",
  "            tokens = tokens_of(text, standardize, split, ngrams) if isinstance(text, str) else None",
  "            if is_sequence:",
  "                found = [places.get(token, 1) for token in tokens or []][:length]",
  "                return found + [0] * (length - len(found))",
  "            found = Counter(places.get(token, 0) for token in tokens or [] if token)",
  '            if output_mode == "multi_hot":',
  "                return [float(at in found) for at in range(len(vocabulary))]",
  '            if output_mode == "count":',
  "                return [float(found[at]) for at in range(len(vocabulary))]",
  "            return [found[at] * idf[at] for at in range(len(vocabulary))]",
  "",
  "        columns_of = range(length) if is_sequence else vocabulary",
  "        for i, table in enumerate(tables):",
  "            place = table.columns.get_loc(name)",
  "            numbers = [numbers_of(text) for text in table.pop(name)]",
  '            made = pd.DataFrame(numbers, columns=[f"{name}_{one}" for one in columns_of], index=table.index)',
  "            tables[i] = pd.concat([table.iloc[:, :place], made, table.iloc[:, place:]], axis=1)",
  learnedFromFirst,
];

export const standardized = [
  "def standardized(images):",
  '    """As tf.image.per_image_standardization() does it."""',
  '    images = images.astype("float32")',
  "    axes = (1, 2, 3)",
  "    least = 1 / np.sqrt(np.prod(images.shape[1:]))",
  "    std = np.maximum(images.std(axis=axes, keepdims=True), least)",
  "    return (images - images.mean(axis=axes, keepdims=True)) / std",
];

/** What each input of a model takes. */
export const dealt = [
  "def dealt(rows, inputs):",
  '    """What each input takes: its columns, or those that steps made of them."""',
  "    def of(column, names):",
  '        return column in names or (column not in given and any(column.startswith(f"{one}_") for one in names))',
  "",
  '    return {name: rows[[one for one in rows if of(one, names)]].to_numpy(dtype="float32") for name, names in inputs.items()}',
];

/** @param {boolean} isSeveral whether y has a target for each of several outputs */
export const inOrder = (isSeveral) => [
  "def in_order(x, y, by):",
  '    """The rows in the order of a column."""',
  '    order = x[by].argsort(kind="stable")',
  isSeveral
    ? "    return x.iloc[order], {name: one[order] for name, one in y.items()}"
    : "    return x.iloc[order], np.asarray(y)[order]",
];

/** @param {boolean} isResized */
export const readImages = (isResized) => [
  `def read_images(folder, classes=None${isResized ? ", resizing=None" : ""}):`,
  '    """Images of a folder for each class, and the numbers of their classes."""',
  '    endings = {".png", ".jpg", ".jpeg", ".webp", ".gif", ".bmp", ".avif"}',
  '    paths = [path for path in pathlib.Path(folder).rglob("*") if path.suffix.lower() in endings]',
  "    paths = sorted(paths, key=lambda path: path.as_posix())",
  "    classes = classes or sorted({path.parent.name for path in paths})",
  "    images = [keras.utils.img_to_array(keras.utils.load_img(path)) for path in paths]",
  ...(isResized ? ["    images = [np.array(resizing(image)) for image in images]"] : []),
  "    x, y = np.array(images), np.array([classes.index(path.parent.name) for path in paths])",
  "    is_grey = np.all(x[..., :1] == x)",
  "    return (x[..., :1] if is_grey else x), y",
];

export const partOf = [
  "def part_of(folder, part):",
  '    """The first folder within another in whose name the part stands."""',
  '    folders = sorted(path for path in pathlib.Path(folder).rglob("*") if path.is_dir())',
  "    return next(path for path in folders if part in path.name.lower())",
];

/** @param {boolean} isShaped */
export const readPixels = (isShaped) => [
  `def read_pixels(path${isShaped ? ", shape" : ""}):`,
  '    """Images in the rows of a table: a label, and a column for each pixel."""',
  "    pixels = pd.read_csv(path)",
  '    place = next((name for name in pixels.columns if str(name).lower() in ("label", "class", "y")), pixels.columns[0])',
  "    y = pixels.pop(place).to_numpy()",
  ...(isShaped
    ? ["    return pixels.to_numpy().reshape(-1, *shape), y"]
    : [
        "    side = int(np.sqrt(pixels.shape[1]))",
        "    return pixels.to_numpy().reshape(-1, side, side, 1), y",
      ]),
];

export const readIdx = [
  "def read_idx(path):",
  '    """Images or labels of an IDX file."""',
  '    with (gzip.open if path.endswith(".gz") else open)(path, "rb") as file:',
  "        data = file.read()",
  '    shape = np.frombuffer(data, dtype=">i4", count=data[3], offset=4)',
  "    return np.frombuffer(data, dtype=np.uint8, offset=4 + 4 * data[3]).reshape(shape)",
];
