#include <algorithm>
#include <iterator>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/catalog_entry.h"
#include "base/error.h"
#include "base/json_object.h"
#include "base/merge_sort.h"
#include "preparation/column_step.h"
#include "preparation/text_tokens.h"
#include "preparation/text_vocabulary.h"

namespace minibatch {
namespace {

// Of texts, and cells of columns, a slice takes so many.
constexpr std::size_t kSliceBytes = 256 << 10;
constexpr Index kSliceCells = 1 << 20;

/// Keras's layer TextVectorization: learns a vocabulary, and turns texts into the places of their
/// tokens in it, which an Embedding layer takes, or into a column per token. A missing cell is an
/// empty text. https://keras.io/api/layers/preprocessing_layers/text/text_vectorization/
class TextVectorization : public ColumnStep {
 public:
  explicit TextVectorization(const Arguments& arguments)
      : ColumnStep(arguments), tokens_(arguments), output_mode_(arguments.string("output_mode")) {
    if (!arguments.isNull("max_tokens")) max_tokens_ = index(arguments.number("max_tokens"));
    if (!arguments.isNull("output_sequence_length")) {
      length_ = index(arguments.number("output_sequence_length"));
    }
    if (!isSequence() && length_) {
      fail(ErrorCode::kInvalidSpec, "preparation.length-of-counts",
           {{"where", location()}, {"mode", output_mode_}});
    }
  }

  // Texts are counted; then it is known how many tokens there are to sort.
  Index fitSlices(const PreparationData& data, Index part) const override {
    const Column& column = data.features.columns()[part];
    if (search_) return counting_.slices + search_->slices();
    return isCounted(data, column) ? textSlices(*column.categorical()) + 1 : 1;
  }

  void fitSlice(const PreparationData& data, Index part, Index slice) override {
    const Column& column = data.features.columns()[part];
    if (!isCounted(data, column)) return fitPart(data, part);
    if (!search_) return countTokens(*column.categorical(), data.train, slice);
    const bool is_last = slice + 1 == fitSlices(data, part);
    search_->work();
    while (is_last && !search_->work()) continue;
    if (!is_last) return;
    fitPart(data, part);
    search_.reset();
  }

 private:
  // What is counted while a column is learned from.
  struct Counting {
    std::vector<Index> rows;  // of each text
    TokenCounts tokens;
    Index slices = 0, longest = 0, total = 0;
  };

  // The tokens of each text, as places in the vocabulary, while a column is transformed.
  struct Sequences {
    std::vector<std::int32_t> places;
    std::vector<std::size_t> ends;
  };

  static Index index(double number) { return static_cast<Index>(number); }

  bool isSequence() const { return output_mode_ == "int"; }

  static Index textSlices(const CategoricalValues& texts) {
    std::size_t bytes = 0;
    for (const std::string& text : texts.categories) bytes += text.size() + 1;
    return static_cast<Index>(bytes / kSliceBytes) + 1;
  }

  // The texts of a slice: [from, to).
  static std::pair<std::size_t, std::size_t> textsOf(const CategoricalValues& texts, Index slice,
                                                     Index slices) {
    const std::size_t count = texts.categories.size();
    const auto at = [&](Index s) {
      return count * static_cast<std::size_t>(s) / static_cast<std::size_t>(slices);
    };
    return {at(slice), at(slice + 1)};
  }

  bool appliesTo(const Column& column) const override { return column.categorical() != nullptr; }

  bool isCounted(const PreparationData& data, const Column& column) const {
    return chosen(column, data.train) && column.categorical();
  }

  void countTokens(const CategoricalValues& texts, const RowNumbers& rows, Index slice) {
    if (slice == 0) {
      counting_ = {};
      counting_.slices = textSlices(texts);
      counting_.rows.assign(texts.categories.size(), 0);
      for (const std::uint32_t row : rows) {
        if (texts.codes[row] >= 0) ++counting_.rows[static_cast<std::size_t>(texts.codes[row])];
      }
      counting_.total = static_cast<Index>(rows.size());
    }
    const auto [from, to] = textsOf(texts, slice, counting_.slices);
    for (std::size_t text = from; text < to; ++text) {
      const Index times = counting_.rows[text];
      if (times == 0) continue;
      Index length = 0;
      tokens_.each(texts.categories[text], [&](const std::string& token) {
        ++length;
        counting_.tokens.add(token, static_cast<std::int32_t>(text), times);
      });
      counting_.longest = std::max(counting_.longest, length);
    }
    if (slice + 1 < counting_.slices) return;
    search_.emplace(
        std::exchange(counting_.tokens, {}),
        TextVocabulary::Options{.padding = isSequence(),
                                .max_tokens = max_tokens_,
                                .rows = output_mode_ == "tf_idf" ? counting_.total : 0});
  }

  std::optional<std::string_view> fitColumn(const Column& column, const RowNumbers&,
                                            std::size_t) override {
    requireText(column, location());
    const Counting counting = std::exchange(counting_, {});
    if (search_->empty()) return "all-missing";
    vocabularies_.push_back(search_->take());
    if (isSequence()) lengths_.push_back(length_.value_or(std::max<Index>(counting.longest, 1)));
    return std::nullopt;
  }

  Index width(std::size_t index) const {
    return isSequence() ? lengths_[index] : vocabularies_[index].size();
  }

  static Index columnsPerSlice(const Column& column) {
    return std::max<Index>(1, kSliceCells / std::max<Index>(1, column.rows()));
  }

  // First the texts are read, then columns are written.
  Index columnSlices(const Column& column, std::size_t index) const override {
    const Index step = columnsPerSlice(column);
    return textSlices(requireText(column, location())) + (width(index) + step - 1) / step;
  }

  void transformColumn(const PreparationData& data, const Column& column, std::size_t index,
                       Index slice, Table& features) const override {
    const CategoricalValues& texts = requireText(column, location());
    const Index reading = textSlices(texts);
    if (slice == 0) sequences_ = {};
    if (slice < reading) return readTexts(texts, index, slice, reading);
    const Index from = (slice - reading) * columnsPerSlice(column);
    const Index to = std::min(width(index), from + columnsPerSlice(column));
    std::vector<NumericValues> cells(static_cast<std::size_t>(to - from),
                                     NumericValues(texts.codes.size()));
    writeColumns(texts, vocabularies_[index], from, cells);
    for (Index at = from; at < to; ++at) {
      const std::string name =
          column.name + "_" + (isSequence() ? std::to_string(at) : vocabularies_[index].token(at));
      features.add({freeName(name, data.features, features),
                    std::move(cells[static_cast<std::size_t>(at - from)])});
    }
    if (to == width(index)) sequences_ = {};
  }

  void readTexts(const CategoricalValues& texts, std::size_t index, Index slice,
                 Index slices) const {
    const TextVocabulary& vocabulary = vocabularies_[index];
    const auto [from, to] = textsOf(texts, slice, slices);
    for (std::size_t text = from; text < to; ++text) {
      Index length = 0;
      std::vector<std::int32_t> places;
      tokens_.each(texts.categories[text], [&](const std::string& token) {
        if (isSequence() ? length++ < lengths_[index] : !token.empty()) {
          places.push_back(vocabulary.place(token));
        }
      });
      if (!isSequence()) sortStable(places);
      sequences_.places.insert(sequences_.places.end(), places.begin(), places.end());
      sequences_.ends.push_back(sequences_.places.size());
    }
  }

  // Columns from number `from` on.
  void writeColumns(const CategoricalValues& texts, const TextVocabulary& vocabulary, Index from,
                    std::vector<NumericValues>& cells) const {
    const auto to = from + static_cast<Index>(cells.size());
    for (std::size_t row = 0; row < texts.codes.size(); ++row) {
      if (texts.codes[row] < 0) continue;
      const auto text = static_cast<std::size_t>(texts.codes[row]);
      const std::size_t begin = text == 0 ? 0 : sequences_.ends[text - 1];
      const std::size_t end = sequences_.ends[text];
      if (isSequence()) {
        for (Index at = from; at < to && begin + static_cast<std::size_t>(at) < end; ++at) {
          cells[static_cast<std::size_t>(at - from)][row] =
              sequences_.places[begin + static_cast<std::size_t>(at)];
        }
        continue;
      }
      const auto places = sequences_.places.begin();
      auto place = std::lower_bound(places + static_cast<std::ptrdiff_t>(begin),
                                    places + static_cast<std::ptrdiff_t>(end), from);
      for (; place != places + static_cast<std::ptrdiff_t>(end) && *place < to; ++place) {
        double& cell = cells[static_cast<std::size_t>(*place - from)][row];
        if (output_mode_ == "multi_hot") {
          cell = 1;
        } else if (output_mode_ == "count") {
          ++cell;
        } else {
          cell += vocabulary.idf(*place);
        }
      }
    }
  }

  nlohmann::json learnedColumn(std::size_t index) const override {
    nlohmann::json learned = vocabularies_[index].toJson();
    if (isSequence()) learned["output_sequence_length"] = lengths_[index];
    return learned;
  }

  void restoreColumn(const nlohmann::json& column, std::size_t) override {
    vocabularies_.push_back(TextVocabulary::fromJson(column));
    if (isSequence()) lengths_.push_back(column.at("output_sequence_length").get<Index>());
  }

  TextTokens tokens_;
  std::string output_mode_;
  std::optional<Index> max_tokens_, length_;
  std::vector<TextVocabulary> vocabularies_;
  std::vector<Index> lengths_;  // of sequences
  Counting counting_;
  std::optional<VocabularySearch> search_;
  mutable Sequences sequences_;
};

}  // namespace

const EntryOf<PreparationStep>& textVectorizationPreparationEntry() {
  static constexpr auto entry = learningEntry<TextVectorization>(
      "TextVectorization", {},
      "Turns texts into the numbers of their words in a vocabulary, or into a column per word.",
      [] {
        std::vector<Argument> arguments = ColumnStep::withColumns(
            {{.name = "max_tokens",
              .type = ArgumentType::kInteger,
              .default_json = "null",
              .doc =
                  "Size of the vocabulary at most, with the tokens for padding and unknown words.",
              .minimum = 2,
              .maximum = 1e6,
              .nullable = true},
             {.name = "output_mode",
              .type = ArgumentType::kString,
              .default_json = "\"int\"",
              .doc = "\"int\" gives the tokens of a text in order, as an Embedding layer takes "
                     "them; the "
                     "others give a column per token of the vocabulary.",
              .choices = {"int", "multi_hot", "count", "tf_idf"}},
             {.name = "output_sequence_length",
              .type = ArgumentType::kInteger,
              .default_json = "null",
              .doc = "With \"int\": texts are cut or padded with 0 to so many tokens; if not set, "
                     "to the "
                     "longest of the training rows.",
              .minimum = 1,
              .maximum = 100000,
              .nullable = true}});
        std::ranges::move(TextTokens::arguments(), std::back_inserter(arguments));
        return arguments;
      });
  return entry;
}

}  // namespace minibatch
