"""The rows of the view bank that one fold may learn from, and their targets."""

import numpy as np
import torch

from bank import all_pictures, open_bank, owners
from preprocess import equalise, standardise
from soften import soft_labels
from sources import AUXILIARY, LABELS

SMOOTHING = 0.05
EQUALISED_SHARE = 0.3
COLLECTION_REPEATS = 2
AUXILIARY_PER_EPOCH = 80
# About as many COVID-19 films an epoch when the collection is left out.
AUXILIARY_ALONE = 280
PLAIN_SHARE = 0.3


class TrainingRows:
    def __init__(self, held_out, heads_of, soft_share, without=None):
        pictures, self.bank = all_pictures(), open_bank()
        owner = owners(pictures)
        folds, labels = (np.array([getattr(p, name) for p in pictures]) for name in ['fold', 'label'])
        sources = np.array([p.source for p in pictures])
        taught = (folds != held_out) & (sources != without)
        self.rows = np.flatnonzero(taught[owner])
        self.owner = owner[self.rows]
        _, first, inverse = np.unique(self.owner, return_index=True, return_inverse=True)
        self.plain = first[inverse]
        self.labels = labels[self.owner]
        self.is_auxiliary = (sources == AUXILIARY)[self.owner]
        heads = heads_of(self.bank['pooled'], owner) if soft_share else []
        self.targets = mix_targets(heads, labels, folds, taught, soft_share)[self.owner]

    def epoch(self, rng, is_settling=False):
        """One view of each NIH film; collection COVID-19 films repeated, auxiliary ones sampled; more plain views at the end."""
        order = rng.permutation(len(self.rows))
        main = order[~self.is_auxiliary[order]]
        auxiliary = order[self.is_auxiliary[order]]
        nih, covid = main[self.labels[main] != 0], main[self.labels[main] == 0]
        chosen = [self.once(nih)] + [self.once(part) for part in np.array_split(covid, COLLECTION_REPEATS)]
        chosen.append(self.once(auxiliary)[: AUXILIARY_PER_EPOCH if len(covid) else AUXILIARY_ALONE])
        picks = rng.permutation(np.concatenate(chosen))
        return np.where(rng.random(len(picks)) < PLAIN_SHARE, self.plain[picks], picks) if is_settling else picks

    def once(self, picks):
        _, first = np.unique(self.owner[picks], return_index=True)
        return picks[np.sort(first)]

    def batch(self, picks, rng):
        rows = self.rows[picks]
        views = torch.from_numpy(np.stack([as_input(view, rng) for view in self.bank['views'][rows]]))
        maps = torch.from_numpy(self.bank['maps'][rows].astype(np.float32))
        flipped = torch.from_numpy(rng.random(len(rows)) < 0.5)
        views[flipped], maps[flipped] = views[flipped].flip(-1), maps[flipped].flip(-1)
        return views, maps, self.targets[torch.from_numpy(picks)]


def as_input(view, rng):
    return equalise(view) if rng.random() < EQUALISED_SHARE else standardise(view)


def mix_targets(heads, labels, folds, taught, soft_share):
    """One target per picture; those of pictures that are not taught stay empty."""
    mixed = np.zeros((len(labels), len(LABELS)), np.float32)
    hard = np.eye(len(LABELS), dtype=np.float32)[labels] * (1 - SMOOTHING) + SMOOTHING / len(LABELS)
    mixed[taught] = hard[taught]
    if soft_share:
        known = [(features[taught], strength) for features, strength in heads]
        mixed[taught] += soft_share * (soft_labels(known, labels[taught], folds[taught]) - hard[taught])
    return torch.from_numpy(mixed)
