"""PyTorch as a contender of the bench: training steps natively, on one thread unless told otherwise.

Reads calls from standard input and answers each on standard output, one JSON object a line:
{"method": "start", "threads"} → {"version", "threads"}; {"method": "open", "model", "batch"} builds and compiles a model of
models.mjs and takes a step; {"method": "steps", "budgetMs", "atLeast"} → {"ms", "steps"}; {"method": "close"}.
What fails is answered as {"error"}.
"""

import json
import sys
import time

import torch
from torch import nn

torch.manual_seed(42)

ACTIVATIONS = {"relu": nn.ReLU, "sigmoid": None, "softmax": None}  # the last two belong to the losses


class Last(nn.Module):
    """The output of a recurrent layer's last step."""

    def __init__(self, layer):
        super().__init__()
        self.layer = layer

    def forward(self, x):
        return self.layer(x)[0][:, -1]


class ChannelsFirst(nn.Module):
    def forward(self, x):
        return x.transpose(1, 2)


class Network:
    """The layers of models.mjs, channels first as PyTorch wants them."""

    def __init__(self, input_shape):
        *sides, channels = input_shape if len(input_shape) == 3 else (*input_shape, None)
        self.shape = [channels, *sides] if channels else list(sides)
        self.layers = []

    def add(self, name, options):
        getattr(self, name)(**options)
        activation = ACTIVATIONS.get(options.get("activation"))
        if activation:
            self.layers.append(activation())

    def flatten(self):
        self.layers.append(nn.Flatten())
        size = 1
        for extent in self.shape:
            size *= extent
        self.shape = [size]

    def dense(self, units, activation=None):
        self.layers.append(nn.Linear(self.shape[0], units))
        self.shape = [units]

    def dropout(self, rate):
        self.layers.append(nn.Dropout(rate))

    def batchNormalization(self):
        self.layers.append(nn.BatchNorm1d(self.shape[0]))

    def conv2d(self, filters, kernelSize, padding="valid", activation=None):
        channels, height, width = self.shape
        self.layers.append(nn.Conv2d(channels, filters, kernelSize, padding=padding))
        shrink = kernelSize - 1 if padding == "valid" else 0
        self.shape = [filters, height - shrink, width - shrink]

    def lstm(self, units):
        self.layers.append(Last(nn.LSTM(self.shape[1], units, batch_first=True)))
        self.shape = [units]

    def gru(self, units):
        self.layers.append(Last(nn.GRU(self.shape[1], units, batch_first=True)))
        self.shape = [units]

    def embedding(self, inputDim, outputDim):
        self.layers += [nn.Embedding(inputDim, outputDim), ChannelsFirst()]
        self.shape = [outputDim, self.shape[0]]

    def conv1d(self, filters, kernelSize, activation=None):
        channels, length = self.shape
        self.layers.append(nn.Conv1d(channels, filters, kernelSize))
        self.shape = [filters, length - kernelSize + 1]

    def globalMaxPooling1d(self):
        self.layers += [nn.AdaptiveMaxPool1d(1), nn.Flatten()]
        self.shape = [self.shape[0]]

    def maxPooling2d(self, poolSize):
        self.layers.append(nn.MaxPool2d(poolSize))
        channels, height, width = self.shape
        self.shape = [channels, height // poolSize, width // poolSize]


class Contender:
    def start(self, threads=1):
        torch.set_num_threads(threads)
        return {"version": torch.__version__, "threads": threads}

    def open(self, model, batch):
        network = Network(model["inputShape"])
        words = model.get("vocabulary")
        self.x = torch.randint(0, words, (batch, *network.shape)) if words else torch.rand(batch, *network.shape)
        for name, *options in model["layers"]:
            network.add(name, *(options or [{}]))
        self.net = nn.Sequential(*network.layers)
        classes = model["classes"]
        if classes == 1:
            self.loss = nn.BCEWithLogitsLoss()
            self.y = torch.randint(0, 2, (batch, 1)).float()
        else:
            self.loss = nn.CrossEntropyLoss()
            self.y = torch.randint(0, classes, (batch,))
        self.optimizer = torch.optim.Adam(self.net.parameters())
        self.step()
        return {}

    def step(self):
        self.optimizer.zero_grad()
        self.loss(self.net(self.x), self.y).backward()
        self.optimizer.step()

    def steps(self, budgetMs, atLeast):
        begin = time.perf_counter()
        steps, ms = 0, 0.0
        while steps < atLeast or ms < budgetMs:
            self.step()
            steps += 1
            ms = 1000 * (time.perf_counter() - begin)
        return {"ms": ms, "steps": steps}

    def close(self):
        self.net = self.optimizer = None
        return {}


contender = Contender()
for line in sys.stdin:
    call = json.loads(line)
    try:
        answer = getattr(contender, call.pop("method"))(**call)
    except Exception as error:  # noqa: BLE001: the bench shows what it was
        answer = {"error": str(error)}
    print(json.dumps(answer), flush=True)
