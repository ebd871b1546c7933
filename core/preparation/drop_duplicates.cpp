#include <algorithm>
#include <bit>
#include <string>
#include <vector>

#include "base/catalog_entry.h"
#include "preparation/row_filter.h"

namespace minibatch {
namespace {

/// pandas' table.drop_duplicates(). Missing values are equal to each other.
class DropDuplicates : public RowFilter {
 public:
  explicit DropDuplicates(const Arguments& arguments)
      : RowFilter(arguments), subset_(arguments), keep_(arguments.string("keep")) {}

 private:
  // Rows that are equal, by their places among the rows that are looked at.
  struct Group {
    std::uint32_t row;  // the first of them
    std::uint32_t hash;
    std::size_t first, last;
  };

  void begin(const PreparationData& data) override {
    subset_.find(data);
    groups_.clear();
    group_of_.clear();
    slots_.assign(16, -1);
    rows_.clear();
  }

  void look(const PreparationData& data, std::span<const std::uint32_t> rows,
            RowNumbers&) override {
    for (const std::uint32_t row : rows) {
      const std::size_t place = rows_.size();
      const std::int32_t group = groupOf(data, row, place);
      groups_[static_cast<std::size_t>(group)].last = place;
      group_of_.push_back(group);
      rows_.push_back(row);
    }
  }

  void end(RowNumbers& kept) override {
    for (std::size_t place = 0; place < rows_.size(); ++place) {
      const auto [row, hash, first, last] = groups_[static_cast<std::size_t>(group_of_[place])];
      const bool stays = keep_ == "first"  ? place == first
                         : keep_ == "last" ? place == last
                                           : first == last;
      if (stays) kept.push_back(rows_[place]);
    }
  }

  // The group of the rows that are equal to this one, which is the first where there is none yet.
  std::int32_t groupOf(const PreparationData& data, std::uint32_t row, std::size_t place) {
    if (2 * (groups_.size() + 1) > slots_.size()) grow();
    const std::size_t mask = slots_.size() - 1;
    const std::uint32_t hash = hashOf(data, row);
    std::size_t slot = hash & mask;
    for (; slots_[slot] >= 0; slot = (slot + 1) & mask) {
      const Group& group = groups_[static_cast<std::size_t>(slots_[slot])];
      if (group.hash == hash && areEqual(data, group.row, row)) return slots_[slot];
    }
    slots_[slot] = static_cast<std::int32_t>(groups_.size());
    groups_.push_back({row, hash, place, place});
    return slots_[slot];
  }

  void grow() {
    slots_.assign(2 * slots_.size(), -1);
    const std::size_t mask = slots_.size() - 1;
    for (std::size_t group = 0; group < groups_.size(); ++group) {
      std::size_t slot = groups_[group].hash & mask;
      while (slots_[slot] >= 0) slot = (slot + 1) & mask;
      slots_[slot] = static_cast<std::int32_t>(group);
    }
  }

  // A number whose bits are equal where the cells are.
  static std::uint64_t bitsOf(const Column& column, std::uint32_t row) {
    if (const CategoricalValues* text = column.categorical()) {
      return static_cast<std::uint32_t>(text->codes[row]);
    }
    const double number = (*column.numeric())[row];
    return number == number ? std::bit_cast<std::uint64_t>(number + 0.0) : ~std::uint64_t{0};
  }

  // FNV's steps over whole cells, mixed at the end (Vigna's splitmix64).
  std::uint32_t hashOf(const PreparationData& data, std::uint32_t row) const {
    std::uint64_t hash = 0xcbf29ce484222325;
    const auto add = [&](std::uint64_t bits) {
      hash = (hash ^ bits ^ (bits >> 32)) * 0x100000001b3;
    };
    for (const Column& column : subset_.columns()) add(bitsOf(column, row));
    if (subset_.hasTarget()) add(std::bit_cast<std::uint64_t>(data.targets[row] + 0.0));
    hash = (hash ^ (hash >> 30)) * 0xbf58476d1ce4e5b9;
    hash = (hash ^ (hash >> 27)) * 0x94d049bb133111eb;
    return static_cast<std::uint32_t>(hash ^ (hash >> 31));
  }

  bool areEqual(const PreparationData& data, std::uint32_t a, std::uint32_t b) const {
    if (subset_.hasTarget() && data.targets[a] != data.targets[b]) return false;
    return std::ranges::all_of(subset_.columns(), [&](const Column& column) {
      return bitsOf(column, a) == bitsOf(column, b);
    });
  }

  Subset subset_;
  std::string keep_;
  std::vector<Group> groups_;
  RowNumbers rows_;
  std::vector<std::int32_t> group_of_;  // of each of rows_
  std::vector<std::int32_t> slots_;     // groups by their hash; -1: free
};

}  // namespace

const EntryOf<PreparationStep>& dropDuplicatesPreparationEntry() {
  static constexpr auto entry = entryFor<PreparationStep, DropDuplicates>(
      "DropDuplicates", {"drop_duplicates"}, "Drops rows that repeat another row.",
      {Subset::argument(),
       {.name = "keep",
        .type = ArgumentType::kString,
        .default_json = "\"first\"",
        .doc = "Which of equal rows stays: the first, the last, or none of them (pandas' False).",
        .choices = {"first", "last", "none"}}});
  return entry;
}

}  // namespace minibatch
