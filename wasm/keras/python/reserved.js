/** Names in a Python program that no layer's variable may take: Python's own, and what the programs here call things. */

const ofPython =
  "False None True and as assert async await break class continue def del elif else except finally for from global if " +
  "import in is lambda nonlocal not or pass raise return try while with yield match case type " +
  "abs all any bool bytes callable chr compile dict dir divmod enumerate eval exec filter float format frozenset getattr " +
  "globals hasattr hash help hex id input int isinstance issubclass iter len list locals map max min next object open ord " +
  "pow print property range repr reversed round set setattr slice sorted str sum super tuple vars zip";

const ofPrograms =
  "model keras layers np pd plt sys gzip string x y x_train x_test y_train y_test table columns labels classes weights " +
  "history predicted count step n low high name train test arrays mean std batch_size devices target_scaler with_numbers " +
  "read_idx read_pixels read_images part_of windows_of in_order dealt date_parts merge_rare_categories standardized " +
  "text_vectorization tokens_of";

export const reserved = `${ofPython} ${ofPrograms}`.split(" ");
