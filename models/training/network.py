"""ResNet-18 of half width; the class activation map is part of the network."""

import torch
import torch.nn.functional as F
from torch import nn

from preprocess import SIDE
from sources import LABELS

FEATURES = 256
# Random crops show the lungs larger than the application does. At the side of the last lessons, 192 instead of 224 pixels, a whole film
# and its middle both lie within what was learnt (Touvron et al. 2019, "Fixing the train-test resolution discrepancy").
LEARNT_SIDE = 192
CELLS = LEARNT_SIDE // 32


class ChestNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.stem = nn.Sequential(nn.Conv2d(3, 32, 7, 2, 3, bias=False), nn.BatchNorm2d(32), nn.ReLU(), nn.MaxPool2d(3, 2, 1))
        self.body = nn.Sequential(stage(32, 32, 1), stage(32, 64, 2), stage(64, 128, 2), stage(128, FEATURES, 2))
        self.classifier = nn.Linear(FEATURES, len(LABELS))

    def forward(self, image):
        smaller = F.interpolate(image, scale_factor=LEARNT_SIDE / SIDE, mode='bilinear', align_corners=False)
        feature_map = self.feature_map(smaller)
        features = self.pool(feature_map)
        return self.classifier(features), self.activation_map(feature_map), features

    def feature_map(self, image):
        return self.body(self.stem(image))

    def pool(self, feature_map):
        return F.adaptive_avg_pool2d(feature_map, 1).flatten(1)

    def activation_map(self, feature_map):
        return F.conv2d(feature_map, self.classifier.weight[:, :, None, None])


class Block(nn.Module):
    def __init__(self, inward, outward, stride):
        super().__init__()
        self.first = convolution(inward, outward, 3, stride)
        self.second = convolution(outward, outward, 3, 1)
        is_same = inward == outward and stride == 1
        self.shortcut = nn.Identity() if is_same else convolution(inward, outward, 1, stride)

    def forward(self, x):
        return F.relu(self.second(F.relu(self.first(x))) + self.shortcut(x))


def stage(inward, outward, stride):
    return nn.Sequential(Block(inward, outward, stride), Block(outward, outward, 1))


def convolution(inward, outward, side, stride):
    weights = nn.Conv2d(inward, outward, side, stride, side // 2, bias=False)
    return nn.Sequential(weights, nn.BatchNorm2d(outward))
