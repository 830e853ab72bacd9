"""ImageNet MobileNetV2 as a frozen teacher: it explains each view to the student and is never shipped."""

import numpy as np
import torch
import torch.nn.functional as F
from sklearn.decomposition import PCA
from torch import nn
from torchvision.models import mobilenet_v2

from preprocess import to_input

MAP_CHANNELS = 64


class TensorFlowSame(nn.Module):
    def forward(self, x):
        return F.pad(x, (0, 1, 0, 1))


def load_teacher(weights):
    """The published weights have batch norm folded in, so every norm becomes 'add the bias'."""
    backbone = mobilenet_v2().features
    values = np.load(weights)
    convolutions = [name for name, module in backbone.named_modules() if isinstance(module, nn.Conv2d)]
    for index, name in enumerate(convolutions):
        parent, _, place = name.rpartition('.')
        weight, bias = values[f'conv{index:02d}.weight'], values[f'conv{index:02d}.bias']
        fold_in(backbone.get_submodule(parent), int(place), weight, bias)
    return backbone.eval().to(memory_format=torch.channels_last)


def fold_in(parent, index, weight, bias):
    convolution = parent[index]
    convolution.weight.data = torch.from_numpy(weight.astype(np.float32))
    convolution.bias = nn.Parameter(torch.from_numpy(bias.astype(np.float32)))
    parent[index + 1] = nn.Identity()
    if convolution.stride == (2, 2):
        convolution.padding = (0, 0)
        parent[index] = nn.Sequential(TensorFlowSame(), convolution)


@torch.no_grad()
def teacher_maps(backbone, views):
    x = to_input(torch.from_numpy(views)).contiguous(memory_format=torch.channels_last)
    with torch.autocast('cpu', dtype=torch.bfloat16):
        return backbone(x).float()


def fit_projection(backbone, views):
    """Main directions of the teacher's last feature map, half-way whitened; fitted on auxiliary images only."""
    cells = teacher_maps(backbone, views).permute(0, 2, 3, 1).reshape(-1, 1280).numpy()
    pca = PCA(MAP_CHANNELS, random_state=7).fit(cells)
    strength = np.sqrt(pca.explained_variance_)
    rotation = pca.components_ / np.sqrt(strength * strength.mean())[:, None]
    return rotation.astype(np.float32), pca.mean_.astype(np.float32)


def project(maps, rotation, mean):
    centred = maps - torch.from_numpy(mean).view(1, -1, 1, 1)
    return F.conv2d(centred, torch.from_numpy(rotation)[:, :, None, None])
