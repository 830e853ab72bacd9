"""Adjusts the last layer to films as the application shows them: the mean of the layer that was learnt and one fitted anew.

Random views teach a network to see, but shift its border between the classes (Touvron et al. 2019 tune the last layers for the same
reason). A logistic regression on whole films alone gained 2 points and lost 7 when borders were masked, so random views keep a little
weight, and half of the learnt layer stays. The layer remains linear, and the activation map exact. Mirror images count as films of their own.
"""

import argparse

import numpy as np
import torch
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

from bank import all_pictures, open_bank, owners
from evaluate import load_network
from preprocess import to_input
from sources import AUXILIARY
from train import write_students

STRENGTH = 3e-2
VIEW_WEIGHT = 0.05
AUXILIARY_WEIGHT = 0.2
RANDOM_VIEWS, AUXILIARY_RANDOM_VIEWS = 5, 1
# The learnt layer is hesitant (its labels were soft); divided by this it is about as sure as the fitted one.
LEARNT_TEMPERATURE = 0.6
BATCH = 32


def adjust(network, held_out):
    bank, pictures = open_bank(), all_pictures()
    rows, weights, labels = rows_to_fit(pictures, owners(pictures), held_out)
    features = np.concatenate([features_of(network, bank['views'], rows, is_mirrored) for is_mirrored in (False, True)])
    weight, bias = fit(features, np.tile(labels, 2), np.tile(weights / 2, 2))
    layer = network.classifier
    layer.weight.data = (layer.weight.data / LEARNT_TEMPERATURE + torch.from_numpy(weight).float()) / 2
    layer.bias.data = (layer.bias.data / LEARNT_TEMPERATURE + torch.from_numpy(bias).float()) / 2
    return network


def rows_to_fit(pictures, owner, held_out):
    _, first = np.unique(owner, return_index=True)
    is_auxiliary = np.array([p.source == AUXILIARY for p in pictures])
    taught = np.array([p.fold != held_out for p in pictures])
    counts = np.where(is_auxiliary, AUXILIARY_RANDOM_VIEWS, RANDOM_VIEWS) + 1
    place = np.arange(len(owner)) - first[owner]
    rows = np.flatnonzero((place < counts[owner]) & taught[owner])
    weights = np.where(place[rows] == 0, 1, VIEW_WEIGHT) * np.where(is_auxiliary[owner[rows]], AUXILIARY_WEIGHT, 1)
    return rows, weights, np.array([p.label for p in pictures])[owner[rows]]


@torch.no_grad()
def features_of(network, views, rows, is_mirrored):
    seen = []
    for start in range(0, len(rows), BATCH):
        image = to_input(torch.from_numpy(views[rows[start : start + BATCH]]))
        image = (image.flip(-1) if is_mirrored else image).contiguous(memory_format=torch.channels_last)
        with torch.autocast('cpu', dtype=torch.bfloat16):
            seen.append(network(image)[2].float())
    return torch.cat(seen).numpy()


def fit(features, labels, weights):
    """Weight and bias of a logistic regression, for features that are not standardised."""
    scaler = StandardScaler().fit(features)
    model = LogisticRegression(C=STRENGTH, max_iter=400).fit(scaler.transform(features), labels, weights)
    weight = model.coef_ / scaler.scale_
    return weight, model.intercept_ - weight @ scaler.mean_


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--start', default='refined', help='the run of refine.py to adjust')
    parser.add_argument('--run', default='shipped')
    parser.add_argument('--fold', type=int, nargs='+', required=True)
    options = parser.parse_args()
    write_students(options.run, options.fold, lambda held_out: adjust(load_network(options.start, held_out), held_out))


if __name__ == '__main__':
    main()
