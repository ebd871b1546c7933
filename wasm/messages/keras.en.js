/** Messages of the readers and writers of model files, in English. */

/** @type {import("./render.js").Texts["texts"]} */
export const keras = {
  "hdf5.refused": "{path} cannot be read as HDF5: {why}.",
  "hdf5.signature": "it does not begin with the HDF5 signature",
  "hdf5.no-group": "its root is not a group",
  "hdf5.no-array": "one of its objects is neither a group nor an array",
  "hdf5.cut":
    "what should be at byte {offset} has {needed} bytes, but the file ends at byte {size}; it was cut short or is damaged",
  "hdf5.damaged": "it is damaged at byte {offset}",
  "hdf5.ring": "several of its links lead to byte {offset}; objects may be linked once",
  "hdf5.version": "byte {offset} says version {version} of a structure, which is not known here",
  "hdf5.shared":
    "the object at byte {offset} refers to another one for its type, which is not read here",
  "hdf5.heap-filters": "its names are stored with filters, which are not read here",
  "hdf5.soft-link": '"{name}" is a soft link; links to elsewhere are not followed',
  "hdf5.external-link": '"{name}" is a link to another file; links to elsewhere are not followed',
  "hdf5.external-data": "one of its arrays lies in another file",
  "hdf5.virtual": "one of its arrays is virtual: made of other files",
  "hdf5.filter":
    "one of its arrays is stored with filter {filter}; deflate, shuffle and fletcher32 are read here",
  "hdf5.deflate": "the deflated numbers of one of its arrays are damaged",
  "hdf5.chunk":
    "a chunk of one of its arrays has {unpacked} bytes, but should have {size}; it is damaged",
  "hdf5.type":
    "one of its arrays has elements that are neither numbers, booleans nor texts (of a compound, complex or other type)",
  "hdf5.too-deep": "its groups are nested deeper than {limit}",
  "hdf5.too-many": "it has more than {limit} objects or chunks",
  "hdf5.too-large":
    "its arrays claim {bytes} bytes, which is more than can be in a file of {size} bytes or than there is memory for",

  "model-file.refused": "{path} cannot be read as a model: {why}.",
  "model-file.unknown":
    "it is neither a zip nor HDF5 nor safetensors. Models are read from .keras, .h5, .weights.h5, .safetensors and .npz files and from zips of TensorFlow.js's model.json",
  "model-file.program":
    "it is a model of {program}, which is not read here: open the .keras or .h5 file behind it",
  "model-file.zip": "the zip has no config.json of Keras and no .h5 or .keras file in it",
  "model-file.bomb":
    "it has {size} bytes, but unpacks to {unpacked}, which no weights do; save the model again",
  "model-file.empty": "it is empty",
  "model-file.pickle":
    'it is a pickle, as PyTorch saves models. It could run a program, so it is never read. Write the model with Keras and save it with model.save("model.keras")',
  "model-file.no-model":
    "it is HDF5, but has neither a model_config nor weights that Keras has saved",
  "model-file.no-config": "its config is not that of a model",
  "model-file.own-class":
    "{layer} is of the class {class}, which its author wrote and whose program is not in the file. Build the model of Keras's own layers, and save it again",
  "model-file.no-weights": "it has no weights",
  "model-file.no-member": "the zip has no {name}",
  "model-file.json": "{name} is not JSON: {cause}",
  "model-file.long-text": "{name} has more than {limit} characters",
  "model-file.no-weight": "there are no numbers for {name} at {place}",
  "model-file.texts": "{place} has texts in place of numbers",
  "model-file.shape": "{name} has the shape {received} in the file, but {expected} in the model",
  "model-file.count": "{place} has {received} weights, but the model's layer has {expected}",
  "model-file.layers": "layers with weights: it has {received}, but the model has {expected}",
  "model-file.weights-count": "it has {received} weights, but the model has {expected}",
  "model-file.cut":
    "its {name} should end at byte {needed}, but the file ends at byte {size}; it was cut short or is damaged",
  "model-file.dtype": "{name} has numbers of type {type}, which is not read here",
  "model-file.tensor": "{name} claims other bytes than there are in a file of {size} bytes",
  "model-file.graph-model":
    "it is a graph-model of TensorFlow.js, which has no layers. Convert the Keras model to a layers-model instead",
  "model-file.operation":
    "{layer} at {place} computes {call}, which no layer does here. Build that part of the model with {layers} and save it again",
  "model-file.operation-none":
    "{layer} at {place} computes {call}, which no layer does here. Leave it out of the model, or compute it while preparing the data, and save the model again",
  "model-file.steps-of-graph":
    "the model in the TimeDistributed layer {layer}, at {place}, is no chain of layers. Build it as one Sequential, or put each of its layers into a TimeDistributed of its own, and save it again",
  "model-file.onnx-layer": 'ONNX has no form of the layer "{layer}" ({class}).',
  "model-file.onnx-argument": 'ONNX has no form of the layer "{layer}" ({class}) with {argument}.',
  "model-file.onnx-open": "an input of unknown length",
  "model-file.h5-slice":
    "Keras cannot load {layer}, a slice of a tensor, from an .h5 file. Save the model as .keras, which holds it, or use Cropping1D or Cropping2D.",
  "model-file.tfjs-slice":
    "TensorFlow.js has no slices of tensors, as {layer} is one. Save the model in another format, or use Cropping1D or Cropping2D.",
  "model-file.tfjs-gru":
    "TensorFlow.js cannot compute {layer}: its GRU has no reset_after. Train it with reset_after=False, or save the model in another format.",
  "model-file.lookup": "the layer {layer} ({class}) has {argument}, which is not computed here",
  "model-file.lookup-format":
    "The format has no form of the layer {layer} ({class}), which looks up texts or categories. Save the model as .keras, .h5 or .safetensors.",
  "model-file.newer":
    "The file was written by Keras {version}, which is newer than what this version reads (Keras 3).",
};
