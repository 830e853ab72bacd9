"""Static quantisation of a float graph by QuantizeLinear / DequantizeLinear pairs, which ONNX Runtime fuses.

Method: Jacob et al. 2018, Quantization and Training of Neural Networks for Efficient Integer-Arithmetic-Only Inference.
Activations: unsigned 8 bits, asymmetric, one scale a tensor, from the ranges seen in calibration. Weights: signed,
symmetric, one scale an output channel, of 7 bits, so that the 16-bit sums of processors without VNNI never saturate.
Biases: 32 bits, corrected by what rounding the weights adds to the mean answer (Nagel et al. 2019, Data-Free Quantization
Through Weight Equalization and Bias Correction, 4.2). A Relu or Clip is what the unsigned range does anyway, and is left out.
"""

from collections import Counter
from dataclasses import dataclass

import numpy as np
import onnx
from onnx import helper, numpy_helper

LEVELS = 255
GREATEST_WEIGHT = 63
SMALLEST_RANGE = 1e-6
FUSED = {'Relu', 'Clip'}
IN, OUT = '/8bit', '/float'


def quantised_tensors(model):
    """Names of the tensors that live in 8 bits: what goes into and comes out of the convolutions that matter."""
    graph = model.graph
    after = fused_activations(graph)
    convolutions = quantisable(graph)
    names = {name for node in convolutions for name in (node.input[0], after.get(node.output[0], node.output[0]))}
    for node in graph.node:
        if node.op_type == 'Add' and all(name in names for name in node.input):
            names.add(after.get(node.output[0], node.output[0]))
        if node.op_type == 'MaxPool' and node.input[0] in names:
            names.add(node.output[0])
    return [name for name in all_tensors(graph) if name in names]


def with_outputs(model, names):
    """A copy that also gives these tensors, to watch their ranges."""
    watched = onnx.ModelProto()
    watched.CopyFrom(model)
    given = {output.name for output in watched.graph.output}
    watched.graph.output.extend(helper.make_empty_tensor_value_info(name) for name in names if name not in given)
    return watched


@dataclass(frozen=True)
class Seen:
    """What calibration saw of a tensor; `means`: of each channel."""
    least: float
    greatest: float
    means: np.ndarray


def quantise(model, seen, mean, std):
    """`seen`: of every tensor of `quantised_tensors`. Gives a new model with the same inputs and outputs.

    `mean` and `std`, one a channel: how 8-bit pixels were normalised, which lets the first convolution see them exactly.
    """
    scales = {name: activation_scale(tensor.least, tensor.greatest) for name, tensor in seen.items()}
    after = {inner: outer for inner, outer in fused_activations(model.graph).items() if outer in scales}
    for node in model.graph.node:
        if node.op_type == 'MaxPool' and node.input[0] in scales:
            scales[node.output[0]] = scales[node.input[0]]
    weights = constants(model.graph)
    writer = Writer(model, scales, {name: tensor.means for name, tensor in seen.items()})
    stem = only_reader(model.graph)
    if stem is not None and stem.input[0] in scales:
        writer.read_pixels(stem, weights, np.float32(mean), np.float32(std))
    else:
        writer.pair(model.graph.input[0].name, model.graph.input[0].name)
    for node in model.graph.node:
        if node.op_type in FUSED and node.input[0] in after:
            continue
        copy = onnx.NodeProto()
        copy.CopyFrom(node)
        copy.output[:] = [after.get(name, name) for name in node.output]
        is_quantised = node.op_type == 'Conv' and node.input[0] in scales and copy.output[0] in scales
        writer.add(copy, weights if is_quantised else None)
    return writer.finish()


class Writer:
    def __init__(self, model, scales, means):
        self.model, self.scales, self.means = model, scales, means
        self.nodes, self.constants = [], {}
        self.kept = {tensor.name: tensor for tensor in model.graph.initializer}

    def read_pixels(self, stem, weights, mean, std):
        """Pixels take part as the whole numbers they were: the normalisation moves into the weights of the convolution.

        Zero, with which the film is padded, is the mean and no whole number: the film is padded before it is rounded.
        """
        name, pads = stem.input[0], next(list(a.ints) for a in stem.attribute if a.name == 'pads')
        padding = self.constant(f'{name}/pads', np.int64([0, 0, *pads[:2], 0, 0, *pads[2:]]))
        steps = [self.constant(f'{name}/steps', 1 / (LEVELS * std)), self.constant(f'{name}/zeros', np.rint(LEVELS * mean).astype(np.uint8))]
        middle = round(float(LEVELS * mean.mean()))
        self.scales[name] = (1 / LEVELS, middle)
        self.means[name] = self.means[name] * std + mean - middle / LEVELS
        self.nodes.append(helper.make_node('Pad', [name, padding], [f'{name}/padded']))
        self.nodes.append(helper.make_node('QuantizeLinear', [f'{name}/padded', *steps], [f'{name}/quantised'], axis=1))
        self.dequantise(name)
        next(a for a in stem.attribute if a.name == 'pads').ints[:] = [0] * len(pads)
        kernel = weights[stem.input[1]] / std[:, None, None]
        bias = weights[stem.input[2]] + np.einsum('oihw,i->o', kernel, middle / LEVELS - mean)
        # Under names of their own: another convolution may share the old ones.
        stem.input[1:] = [f'{name}/kernel', f'{name}/bias']
        weights.update({stem.input[1]: kernel, stem.input[2]: bias})

    def add(self, node, weights):
        """Reads the 8-bit version of its inputs, and is followed by the pair of its output."""
        if weights is not None:
            self.quantise_weights(node, weights)
        node.input[:] = [name + OUT if name in self.scales else name for name in node.input]
        name = node.output[0]
        if name in self.scales:
            node.output[0] = name + IN
        self.nodes.append(node)
        self.pair(name, name + IN)

    def pair(self, name, source):
        if name in self.scales:
            self.nodes.append(helper.make_node('QuantizeLinear', [source, *self.parameters(name)], [f'{name}/quantised']))
            self.dequantise(name)

    def dequantise(self, name):
        self.nodes.append(helper.make_node('DequantizeLinear', [f'{name}/quantised', *self.parameters(name)], [name + OUT]))

    def parameters(self, name):
        scale, zero = self.scales[name]
        return [self.constant(f'{name}/scale', np.float32(scale)), self.constant(f'{name}/zero', np.uint8(zero))]

    def quantise_weights(self, node, weights):
        name = node.input[1]
        scale = weight_scales(weights[name])
        whole = np.rint(weights[name] / scale[:, None, None, None]).astype(np.int8)
        node.input[1] = self.dequantised(f'{node.output[0]}/weights', whole, scale)
        if len(node.input) > 2:
            excess = mean_excess(whole * scale[:, None, None, None] - weights[name], self.means[node.input[0]])
            bias_scale = (scale * self.scales[node.input[0]][0]).astype(np.float32)
            whole = np.rint((weights[node.input[2]] - excess) / bias_scale).astype(np.int32)
            node.input[2] = self.dequantised(f'{node.output[0]}/bias', whole, bias_scale)

    def dequantised(self, name, whole, scale):
        zero = np.zeros(len(scale), whole.dtype)
        parts = [self.constant(f'{name}/whole', whole), self.constant(f'{name}/scale', scale), self.constant(f'{name}/zero', zero)]
        self.nodes.append(helper.make_node('DequantizeLinear', parts, [name + OUT], axis=0))
        return name + OUT

    def constant(self, name, value):
        self.constants[name] = numpy_helper.from_array(np.asarray(value), name)
        return name

    def finish(self):
        used = {name for node in self.nodes for name in node.input}
        old = self.model.graph
        constants = [tensor for name, tensor in self.kept.items() if name in used] + list(self.constants.values())
        graph = helper.make_graph(self.nodes, old.name, old.input, old.output, constants)
        model = helper.make_model(graph, opset_imports=self.model.opset_import, ir_version=self.model.ir_version)
        onnx.checker.check_model(model, full_check=True)
        return model


def constants(graph):
    """By name; PyTorch writes equal ones once and the others as Identity."""
    values = {tensor.name: numpy_helper.to_array(tensor) for tensor in graph.initializer}
    for node in graph.node:
        if node.op_type == 'Identity' and node.input[0] in values:
            values[node.output[0]] = values[node.input[0]]
    return values


def quantisable(graph):
    """Every convolution but those that make an output of the graph: these are cheap, and their errors are answers."""
    given = {output.name for output in graph.output}
    known = constants(graph)
    return [node for node in graph.node
            if node.op_type == 'Conv' and node.output[0] not in given and all(name in known for name in node.input[1:])]


def only_reader(graph):
    """The convolution with padding and bias that alone reads the image, or None."""
    readers = [node for node in graph.node if graph.input[0].name in node.input]
    is_stem = len(readers) == 1 and readers[0].op_type == 'Conv' and len(readers[0].input) == 3
    return readers[0] if is_stem and any(a.name == 'pads' for a in readers[0].attribute) else None


def fused_activations(graph):
    """Output of a convolution or sum -> output of the Relu or Clip that alone reads it."""
    readers = Counter(name for node in graph.node for name in node.input)
    makers = {name: node.op_type for node in graph.node for name in node.output}
    return {node.input[0]: node.output[0] for node in graph.node
            if node.op_type in FUSED and readers[node.input[0]] == 1 and makers.get(node.input[0]) in ('Conv', 'Add')}


def all_tensors(graph):
    return [tensor.name for tensor in graph.input] + [name for node in graph.node for name in node.output]


def activation_scale(least, greatest):
    """Scale and zero point; zero itself is always exact."""
    least, greatest = min(least, 0.0), max(greatest, 0.0)
    scale = max(greatest - least, SMALLEST_RANGE) / LEVELS
    return scale, int(np.clip(round(-least / scale), 0, LEVELS))


def mean_excess(errors, means):
    """What errors of the weights add to the mean of each output channel. Grouped convolutions are left as they are."""
    return errors.sum((2, 3)) @ means if errors.shape[1] == len(means) else np.zeros(len(errors))


def weight_scales(weights):
    greatest = np.abs(weights).reshape(len(weights), -1).max(1)
    return (np.maximum(greatest, SMALLEST_RANGE) / GREATEST_WEIGHT).astype(np.float32)
