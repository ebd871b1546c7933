#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "base/catalog_entry.h"
#include "base/error.h"
#include "base/json_object.h"
#include "preparation/column_step.h"
#include "preparation/matrix_step.h"

namespace minibatch {
namespace {

constexpr std::size_t kMostTerms = 10000;

/// sklearn.preprocessing.PolynomialFeatures. The products stand behind the other columns.
class PolynomialFeatures : public MatrixStep {
 public:
  explicit PolynomialFeatures(const Arguments& arguments)
      : MatrixStep(arguments),
        degree_(arguments.integer("degree")),
        interaction_only_(arguments.boolean("interaction_only")),
        include_bias_(arguments.boolean("include_bias")) {}

  bool learns() const override { return false; }
  bool needs(const std::string& column) const override {
    return std::ranges::count(names_, column) > 0;
  }

  /// The columns that stay, then each product.
  Index parts(const PreparationData& data) const override {
    columnsOf(data);  // of a table
    return 1 + std::ssize(terms_);
  }

  void fitPart(const PreparationData& data, Index part) override {
    if (part > 0) return;
    for (const Column* column : columnsOf(data)) names_.push_back(column->name);
    makeTerms();
  }

  void transformPart(PreparationData& data, Index part, Index, Table& features) const override {
    if (part == 0) {
      for (const Column& column : data.features.columns()) {
        if (!std::ranges::count(names_, column.name)) features.add(column);
      }
      for (const std::string& name : names_) {
        const Column& column = data.features.require(name);
        requireNumbers(column, location());
        requirePresent(data, column);
      }
      return;
    }
    const std::vector<std::size_t>& term = terms_[static_cast<std::size_t>(part - 1)];
    NumericValues product(static_cast<std::size_t>(data.features.rows()), 1.0);
    std::vector<const Column*> factors;
    for (const std::size_t factor : term) {
      factors.push_back(&data.features.require(names_[factor]));
      const NumericValues& values = *factors.back()->numeric();
      for (std::size_t row = 0; row < product.size(); ++row) product[row] *= values[row];
    }
    if (term.empty()) {  // the ones beside all of them
      for (const std::string& name : names_) factors.push_back(&data.features.require(name));
    }
    features.add(
        {freeName(nameOf(term), Table(), features), std::move(product), originsOf(factors)});
  }

  /// {columns: [{column}]}: those that are multiplied.
  nlohmann::json learned() const override {
    auto columns = nlohmann::json::array();
    for (const std::string& name : names_) columns.push_back(jsonObject({{"column", name}}));
    return jsonObject({{"columns", std::move(columns)}});
  }
  void restore(const nlohmann::json& json) override {
    for (const nlohmann::json& column : json.at("columns")) {
      names_.push_back(column.at("column").get<std::string>());
    }
    makeTerms();
  }

 private:
  // itertools.combinations(), with replacement unless only interactions are wanted, of 0, 1 …
  // factors.
  void makeTerms() {
    if (names_.empty()) return;
    for (Index count = include_bias_ ? 0 : 1; count <= degree_; ++count) {
      std::vector<std::size_t> term;
      addTerms(term, static_cast<std::size_t>(count), 0);
    }
  }

  void addTerms(std::vector<std::size_t>& term, std::size_t count, std::size_t from) {
    if (term.size() == count) {
      if (terms_.size() == kMostTerms) {
        fail(ErrorCode::kInvalidData, "preparation.too-many-terms",
             {{"where", location()},
              {"degree", degree_},
              {"count", names_.size()},
              {"most", kMostTerms}});
      }
      terms_.push_back(term);
      return;
    }
    for (std::size_t factor = from; factor < names_.size(); ++factor) {
      term.push_back(factor);
      addTerms(term, count, interaction_only_ ? factor + 1 : factor);
      term.pop_back();
    }
  }

  // "1", "a", "a^2", "a b".
  std::string nameOf(const std::vector<std::size_t>& term) const {
    std::string name;
    for (std::size_t i = 0; i < term.size();) {
      std::size_t end = i;
      while (end < term.size() && term[end] == term[i]) ++end;
      if (!name.empty()) name += ' ';
      name += names_[term[i]];
      if (end - i > 1) name.append("^").append(std::to_string(end - i));
      i = end;
    }
    return name.empty() ? "1" : name;
  }

  Index degree_;
  bool interaction_only_, include_bias_;
  std::vector<std::string> names_;
  std::vector<std::vector<std::size_t>> terms_;  // the factors of each product
};

}  // namespace

const EntryOf<PreparationStep>& polynomialFeaturesPreparationEntry() {
  static constexpr auto entry = entryFor<PreparationStep, PolynomialFeatures>(
      "PolynomialFeatures", {},
      "Replaces columns by their powers and their products with each other, behind the others.",
      [] {
        return ColumnStep::withColumns(
            {{.name = "degree",
              .type = ArgumentType::kInteger,
              .default_json = "2",
              .doc = "How many factors a product has at most.",
              .minimum = 1,
              .maximum = 10},
             {.name = "interaction_only",
              .type = ArgumentType::kBoolean,
              .default_json = "false",
              .doc = "Whether no column is multiplied by itself."},
             {.name = "include_bias",
              .type = ArgumentType::kBoolean,
              .default_json = "true",
              .doc = "Whether to add a column of ones, which a model with biases does not need."}});
      });
  return entry;
}

}  // namespace minibatch
