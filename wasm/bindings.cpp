// The core's names in JavaScript; wasm/bindings.d.ts says the same in types. Shapes and configs cross as JSON
// text, numbers through Buffer.

#include <emscripten/bind.h>
#include <emscripten/heap.h>
#include <malloc.h>

#include "bindings/buffer.h"
#include "bindings/guard.h"
#include "bindings/json.h"
#include "catalog.h"
#include "data/dataset.h"
#include "model/model.h"
#include "model/spec.h"
#include "training/evaluate.h"
#include "training/fit.h"
#include "training/predict.h"
#include "training/trainer.h"

// clang-format off
EM_JS(void, minibatch_throw, (const char* code, const char* message), {
  throw Object.assign(new Error(UTF8ToString(message)), {
    name: "MinibatchError",
    code: UTF8ToString(code),
  });
})
// clang-format on

namespace minibatch::bindings {

void throwJavaScriptError(const char* code, const char* message) { minibatch_throw(code, message); }

namespace {

using nlohmann::json;

/// A string of JavaScript. Not std::string: Embind copies that into memory which stays taken when the call throws.
using Text = emscripten::val;

std::string read(const Text& text) { return text.as<std::string>(); }

using DatasetPointer = std::unique_ptr<Dataset>;

DatasetPointer own(Dataset dataset) { return std::make_unique<Dataset>(std::move(dataset)); }
std::unique_ptr<Floats> own(std::vector<float> values) {
  return std::make_unique<Floats>(std::move(values));
}

// Data sets.

DatasetPointer datasetFromBytes(Bytes& features, const Text& shape, double scale) {
  return own(Dataset::fromBytes(features.take(), shapeFrom(read(shape)), {.scale = scale}));
}

DatasetPointer datasetFromFloats(Floats& features, const Text& shape) {
  return own(Dataset::fromFloats(features.take(), shapeFrom(read(shape))));
}

DatasetPointer withTargets(const Dataset& data, Floats& targets, const Text& shape) {
  return own(data.withTargets(targets.take(), shapeFrom(read(shape))));
}

DatasetPointer subset(const Dataset& data, const Rows& rows) {
  return own(data.subset(rows.span()));
}

std::string sampleShape(const Dataset& data) { return toJson(data.sampleShape()); }
std::string targetShape(const Dataset& data) { return toJson(data.targetShape()); }
double datasetRows(const Dataset& data) { return static_cast<double>(data.rows()); }
double datasetBytes(const Dataset& data) { return static_cast<double>(data.memoryBytes()); }

std::unique_ptr<Bytes> bytesOf(const Dataset& data, const Rows& rows) {
  std::vector<std::uint8_t> x(rows.span().size() * data.sampleShape().size());
  data.gatherBytes(rows.span(), x.data());
  return std::make_unique<Bytes>(std::move(x));
}

std::unique_ptr<Floats> featuresOf(const Dataset& data, const Rows& rows) {
  std::vector<float> x(rows.span().size() * data.sampleShape().size());
  data.gather(rows.span(), x.data(), nullptr);
  return own(std::move(x));
}

std::unique_ptr<Floats> targetsOf(const Dataset& data, const Rows& rows) {
  std::vector<float> x(rows.span().size() * data.sampleShape().size());
  std::vector<float> y(rows.span().size() * data.targetShape().size());
  data.gather(rows.span(), x.data(), y.data());
  return own(std::move(y));
}

// Tables.

std::unique_ptr<Table> makeTable() { return std::make_unique<Table>(); }

void addNumbers(Table& table, const Text& name, Doubles& values) {
  table.add({read(name), values.take()});
}

void addCategories(Table& table, const Text& name, Classes& codes, const Text& categories) {
  table.add({read(name), CategoricalValues{codes.take(), json::parse(read(categories))}});
}

std::string statisticsOf(const Table& table, const Text& column) {
  return toJson(columnStatistics(table.require(read(column))));
}

std::string suggestTaskOf(const Table& table, const Text& column) {
  return std::string(taskName(suggestTask(table.require(read(column)))));
}

std::unique_ptr<TableDataset> prepareTable(const Table& table, const Text& options) {
  return std::make_unique<TableDataset>(makeTableDataset(table, tableOptionsFrom(read(options))));
}

DatasetPointer trainOf(const TableDataset& table) { return own(table.train); }
DatasetPointer testOf(const TableDataset& table) { return own(table.test); }
std::string describeTable(const TableDataset& table) { return toJson(table); }

DatasetPointer transformTable(const TableDataset& prepared, const Table& table) {
  return own(Dataset::fromFloats(
      prepared.preprocessor.transform(table, allRows(table.rows())),
      {prepared.preprocessor.featureCount()}));
}

// Splits, images, evaluation.

void fillSplit(Split split, Rows& train, Rows& test) {
  train.set(std::move(split.train));
  test.set(std::move(split.test));
}

void splitRows(double rows, double test_size, double seed, Rows& train, Rows& test) {
  fillSplit(trainTestSplit(static_cast<Index>(rows), test_size, static_cast<std::uint64_t>(seed)),
            train, test);
}

void splitStratified(const Classes& classes, double test_size, double seed, Rows& train,
                     Rows& test) {
  fillSplit(stratifiedSplit(classes.span(), test_size, static_cast<std::uint64_t>(seed)), train,
            test);
}

bool canStratifyClasses(const Classes& classes, double test_size) {
  return canStratify(classes.span(), test_size);
}

std::unique_ptr<Bytes> resize(const Bytes& pixels, const Text& from, const Text& to) {
  return std::make_unique<Bytes>(
      resizeImage(pixels.span(), imageSizeFrom(read(from)), imageSizeFrom(read(to))));
}

std::string confusion(const Classes& labels, const Classes& predictions, int classes) {
  const auto counts = confusionMatrix(labels.span(), predictions.span(), classes);
  json matrix = json::array();
  for (int row = 0; row < classes; ++row) {
    matrix.push_back(std::vector(counts.begin() + row * classes,
                                 counts.begin() + (row + 1) * classes));
  }
  return matrix.dump();
}

std::string report(const Classes& labels, const Classes& predictions, int classes) {
  return toJson(classificationReport(labels.span(), predictions.span(), classes));
}

// Models.

std::string describe(const Text& spec) {
  return describeSpec(json::parse(read(spec)), catalog()).dump();
}

std::unique_ptr<Model> makeModel(const Text& spec, double seed) {
  return std::make_unique<Model>(read(spec), catalog(), static_cast<std::uint64_t>(seed));
}

std::string inputShape(const Model& model) { return toJson(model.inputShape()); }
std::string outputShape(const Model& model) { return toJson(model.outputShape()); }

std::string weightList(const Model& model) {
  json list = json::array();
  for (const Weight& weight : model.weights()) {
    const Shape& shape = weight.value.shape;
    list.push_back({{"name", weight.path}, {"shape", std::vector(shape.begin(), shape.end())}});
  }
  return list.dump();
}

std::unique_ptr<Floats> copyWeights(const Model& model) { return own(model.copyWeights()); }
void setWeights(Model& model, const Floats& values) { model.setWeights(values.span()); }

std::unique_ptr<Trainer> makeTrainer(Model& model, const Text& config, double seed) {
  return std::make_unique<Trainer>(model, read(config), static_cast<std::uint64_t>(seed));
}

std::string logNames(const Trainer& trainer) { return json(trainer.logNames()).dump(); }
std::string trainerTargetShape(const Trainer& trainer) { return toJson(trainer.targetShape()); }
double iteration(const Trainer& trainer) { return static_cast<double>(trainer.iteration()); }
std::unique_ptr<Floats> copyState(const Trainer& trainer) { return own(trainer.copyState()); }
void setState(Trainer& trainer, const Floats& values, double iteration, double learning_rate) {
  trainer.setState(values.span(), static_cast<std::int64_t>(iteration));
  trainer.setLearningRate(learning_rate);
}

// Jobs.

std::unique_ptr<FitJob> makeFit(Trainer& trainer, const Dataset& train, const Dataset* validation,
                                const Text& options) {
  return std::make_unique<FitJob>(
      trainer, train, validation ? std::optional(*validation) : std::nullopt, read(options));
}

std::unique_ptr<EvaluateJob> makeEvaluate(Trainer& trainer, const Dataset& data,
                                          double batch_size) {
  return std::make_unique<EvaluateJob>(trainer, data, static_cast<Index>(batch_size));
}

std::unique_ptr<Predictor> makePredictor(const Model& model) {
  return std::make_unique<Predictor>(model);
}

std::unique_ptr<PredictJob> makePredict(Predictor& predictor, const Dataset& data,
                                        double batch_size) {
  return std::make_unique<PredictJob>(predictor, data, static_cast<Index>(batch_size));
}

int step(Job& job, double budget_ms) { return static_cast<int>(job.step(budget_ms)); }
std::unique_ptr<Floats> output(const PredictJob& job) { return own(job.output()); }

double memoryBytes() { return static_cast<double>(emscripten_get_heap_size()); }
double usedBytes() { return static_cast<double>(mallinfo().uordblks); }

template <class T>
void nameBuffer(const char* name) {
  emscripten::class_<Buffer<T>>(name)
      .constructor(&Guarded<&Buffer<T>::make>::call)
      .function("view", &Buffer<T>::view);
}

}  // namespace

EMSCRIPTEN_BINDINGS(minibatch) {
  using emscripten::allow_raw_pointers;
  using emscripten::base;
  using emscripten::class_;
  using emscripten::function;

  nameBuffer<std::uint8_t>("Bytes");
  nameBuffer<float>("Floats");
  nameBuffer<double>("Doubles");
  nameBuffer<std::uint32_t>("Rows");
  nameBuffer<std::int32_t>("Classes");

  class_<Dataset>("Dataset")
      .class_function("fromBytes", &Guarded<&datasetFromBytes>::call)
      .class_function("fromFloats", &Guarded<&datasetFromFloats>::call)
      .function("withTargets", &Guarded<&withTargets>::call)
      .function("subset", &Guarded<&subset>::call)
      .function("rows", &datasetRows)
      .function("sampleShape", &sampleShape)
      .function("targetShape", &targetShape)
      .function("hasTargets", &Dataset::hasTargets)
      .function("storesBytes", &Dataset::storesBytes)
      .function("memoryBytes", &datasetBytes)
      .function("bytesOf", &Guarded<&bytesOf>::call)
      .function("featuresOf", &Guarded<&featuresOf>::call)
      .function("targetsOf", &Guarded<&targetsOf>::call);

  class_<Table>("Table")
      .constructor(&makeTable)
      .function("addNumbers", &Guarded<&addNumbers>::call)
      .function("addCategories", &Guarded<&addCategories>::call)
      .function("statistics", &Guarded<&statisticsOf>::call)
      .function("suggestTask", &Guarded<&suggestTaskOf>::call);
  class_<TableDataset>("TableDataset")
      .constructor(&Guarded<&prepareTable>::call)
      .function("train", &Guarded<&trainOf>::call)
      .function("test", &Guarded<&testOf>::call)
      .function("describe", &Guarded<&describeTable>::call)
      .function("transform", &Guarded<&transformTable>::call);

  class_<Model>("Model")
      .constructor(&Guarded<&makeModel>::call)
      .function("inputShape", &Guarded<&inputShape>::call)
      .function("outputShape", &Guarded<&outputShape>::call)
      .function("toJson", &Guarded<&Model::toJson>::call)
      .function("describe", &Guarded<&Model::describe>::call)
      .function("weightList", &Guarded<&weightList>::call)
      .function("copyWeights", &Guarded<&copyWeights>::call)
      .function("setWeights", &Guarded<&setWeights>::call);
  class_<Trainer>("Trainer")
      .constructor(&Guarded<&makeTrainer>::call)
      .function("logNames", &logNames)
      .function("targetShape", &Guarded<&trainerTargetShape>::call)
      .function("learningRate", &Trainer::learningRate)
      .function("setLearningRate", &Guarded<&Trainer::setLearningRate>::call)
      .function("iteration", &iteration)
      .function("copyState", &Guarded<&copyState>::call)
      .function("setState", &Guarded<&setState>::call);
  class_<Predictor>("Predictor").constructor(&Guarded<&makePredictor>::call);

  class_<Job>("Job")
      .function("step", &Guarded<&step>::call)
      .function("progress", &Guarded<&Job::progress>::call);
  class_<FitJob, base<Job>>("FitJob")
      .constructor(&Guarded<&makeFit>::call, allow_raw_pointers())
      .function("stop", &FitJob::stop)
      .function("history", &Guarded<&FitJob::history>::call);
  class_<EvaluateJob, base<Job>>("EvaluateJob")
      .constructor(&Guarded<&makeEvaluate>::call)
      .function("result", &Guarded<&EvaluateJob::result>::call);
  class_<PredictJob, base<Job>>("PredictJob")
      .constructor(&Guarded<&makePredict>::call)
      .function("output", &Guarded<&output>::call);

  function("catalogJson", &Guarded<&catalogJson>::call);
  function("describeSpec", &Guarded<&describe>::call);
  function("trainTestSplit", &Guarded<&splitRows>::call);
  function("stratifiedSplit", &Guarded<&splitStratified>::call);
  function("canStratify", &Guarded<&canStratifyClasses>::call);
  function("resizeImage", &Guarded<&resize>::call);
  function("confusionMatrix", &Guarded<&confusion>::call);
  function("classificationReport", &Guarded<&report>::call);
  function("memoryBytes", &memoryBytes);
  function("usedBytes", &usedBytes);
}

}  // namespace minibatch::bindings
