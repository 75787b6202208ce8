"""PyTorch, eager, on the CPU. pytorch.mjs tells it what to do: first the task, then a line of JSON each way per call."""

import json
import sys
import time
from pathlib import Path

import torch
from torch import nn
from torch.nn.functional import softplus

task = json.loads(sys.stdin.readline())
case = task["case"]


def read_arrays():
    """The task's float32 arrays by name: they lie in its file one after another, in the order of their shapes."""
    values = torch.frombuffer(bytearray(Path(task["file"]).read_bytes()), dtype=torch.float32)
    parts = values.split([torch.Size(shape).numel() for shape in task["shapes"].values()])
    return {name: part.view(shape) for (name, shape), part in zip(task["shapes"].items(), parts)}


def activation(name):
    return {
        "linear": nn.Identity,
        "relu": nn.ReLU,
        "leaky-relu": lambda: nn.LeakyReLU(task["leakySlope"]),
        "tanh": nn.Tanh,
    }[name]()


def modules(layer):
    """The modules of a layer (see layers.ts)."""
    inputs, units, kind = layer["inputs"], layer["units"], layer["kind"]
    if kind == "dense":
        flatten = [nn.Flatten()] if "from" in layer else []
        image = [nn.Unflatten(1, (layer["to"][2], *layer["to"][:2]))] if "to" in layer else []
        return [*flatten, nn.Linear(inputs, units), activation(layer["activation"]), *image]
    convolution = nn.Conv2d if kind == "conv" else nn.ConvTranspose2d
    kernel, stride = task["kernel"], task["stride"]
    padding = (kernel - stride) // 2
    return [convolution(inputs, units, kernel, stride, padding), activation(layer["activation"])]


@torch.no_grad()
def network(layers, theta):
    """A network that begins at theta: per layer weights and bias, channels first, dense weights [inputs, units]."""
    net = nn.Sequential(*[module for layer in layers for module in modules(layer)])
    parts = theta.split([parameter.numel() for parameter in net.parameters()])
    for parameter, values in zip(net.parameters(), parts):
        if parameter.dim() == 2:
            parameter.copy_(values.view(parameter.shape[1], parameter.shape[0]).t())
        else:
            parameter.copy_(values.view(parameter.shape))
    return net


def adam(net):
    settings = case["adam"]
    betas = (settings["beta1"], settings["beta2"])
    return torch.optim.Adam(net.parameters(), settings["learningRate"], betas, settings["epsilon"])


def descend(net, optimizer, loss):
    optimizer.zero_grad(set_to_none=True)
    loss.backward(inputs=list(net.parameters()))
    optimizer.step()


def squared_slope(x, logits):
    """E |grad D(x)|^2 over a batch of points."""
    (slope,) = torch.autograd.grad(logits.sum(), x, create_graph=True)
    return slope.square().sum(1).mean()


class Training:
    def __init__(self):
        self.G = network(case["generator"], arrays["generator"])
        self.D = network(case["discriminator"], arrays["discriminator"])
        self.adam_G, self.adam_D = adam(self.G), adam(self.D)

    def step(self, x, latent_D, latent_G):
        """Updates D, then G; returns D's loss."""
        penalty = case["penalty"]
        with torch.no_grad():
            generated = self.G(latent_D)
        x.requires_grad_(penalty > 0)
        generated.requires_grad_(penalty > 0)
        real, fake = self.D(x), self.D(generated)
        loss = softplus(-real).mean() + softplus(fake).mean()
        if penalty > 0:
            loss = loss + penalty / 2 * (squared_slope(x, real) + squared_slope(generated, fake))
        descend(self.D, self.adam_D, loss)
        descend(self.G, self.adam_G, softplus(-self.D(self.G(latent_G))).mean())
        return loss

    def draw(self):
        examples, batch, latent = arrays["examples"], case["batch"], case["latent"]
        rows = torch.randint(len(examples), (batch,))
        return examples[rows], torch.randn(batch, latent), torch.randn(batch, latent)

    def run(self, steps):
        for _ in range(steps):
            self.step(*self.draw())


def milliseconds(work):
    start = time.perf_counter()
    result = work()
    return result, 1000 * (time.perf_counter() - start)


def begin():
    training = Training()
    training.run(1)
    return training


def losses(count):
    fresh = Training()
    given = zip(arrays["real"], arrays["discriminatorLatent"], arrays["generatorLatent"])
    return [fresh.step(*batch).item() for batch, _ in zip(given, range(count))]


torch.set_num_threads(task["threads"])
arrays = read_arrays()
training = None
for line in sys.stdin:
    call, *arguments = json.loads(line)
    if call == "prepare":
        training, answer = milliseconds(begin)
    elif call == "losses":
        answer = losses(*arguments)
    elif call == "time":
        _, answer = milliseconds(lambda: training.run(*arguments))
    print(json.dumps(answer), flush=True)
