#include "base/catalog_entry.h"
#include "base/error.h"
#include "preparation/step.h"

namespace minibatch {
namespace {

/// keras.layers.Rescaling, before the model: pixels * scale + offset. Images stay bytes; they are
/// scaled when a batch is gathered.
class Rescaling : public PreparationStep {
 public:
  explicit Rescaling(const Arguments& arguments)
      : scale_(arguments.number("scale")), offset_(arguments.number("offset")) {}

  bool learns() const override { return false; }
  void transformPart(PreparationData& data, Index, Index, Table& features) const override {
    if (!data.images) {
      fail(ErrorCode::kInvalidData, "preparation.images-only", {{"step", "Rescaling"}});
    }
    data.pixels = {.scale = data.pixels.scale * scale_,
                   .offset = data.pixels.offset * scale_ + offset_};
    features = data.features;
  }

 private:
  double scale_, offset_;
};

}  // namespace

const EntryOf<PreparationStep>& rescalingPreparationEntry() {
  static const EntryOf<PreparationStep> entry = entryFor<PreparationStep, Rescaling>(
      "Rescaling", {}, "Rescales pixels from 0 to 255: pixels * scale + offset.",
      {{.name = "scale",
        .type = ArgumentType::kNumber,
        .default_json = "0.00392156862745098",
        .doc = "Factor for the pixels; 1/255 scales them to 0 to 1."},
       {.name = "offset",
        .type = ArgumentType::kNumber,
        .default_json = "0.0",
        .doc = "Offset that is added after scaling."}});
  return entry;
}

}  // namespace minibatch
