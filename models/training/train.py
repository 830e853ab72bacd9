"""Trains one student from scratch on every fold but one (or on all: --fold -1)."""

import argparse
import copy
import time

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

from bank import SCRATCH, SEED, all_pictures, open_bank, owners
from network import FEATURES, ChestNet
from preprocess import SIDE, STANDARDISE, equalise, standardise, to_input
from soften import soft_labels
from teacher import MAP_CHANNELS

BATCH = 32
PEAK_RATE = 2e-3
WEIGHT_DECAY = 0.05
SMOOTHING = 0.1
SOFT_SHARE = 0.5
MAP_SHARE = 0.5
EMA_DECAY = 0.99
COLLECTION_REPEATS = 2
AUXILIARY_PER_EPOCH = 200
EQUALISED_SHARE = 0.3
STAGES = [(0.5, 160), (0.8, 192), (1.0, SIDE)]


class TrainingRows:
    """The rows of the view bank that this fold may learn from."""

    def __init__(self, held_out):
        pictures, bank = all_pictures(), open_bank()
        owner = owners(pictures)
        view = np.arange(len(owner)) - np.searchsorted(owner, owner)
        folds = np.array([p.fold for p in pictures])[owner]
        rows = np.flatnonzero(folds != held_out)
        self.bank, self.rows, self.owner = bank, rows, owner[rows]
        self.labels = np.array([p.label for p in pictures])[self.owner]
        self.is_auxiliary = np.array([p.source == 'COVID-CXNet' for p in pictures])[self.owner]
        soft = soft_labels(bank['pooled'][rows], self.labels, folds[rows], self.owner, view[rows])
        self.targets = mix_targets(self.labels, soft)

    def epoch(self, rng):
        """One view of each NIH film; collection COVID-19 films repeated, auxiliary ones sampled."""
        order = rng.permutation(len(self.rows))
        main = order[~self.is_auxiliary[order]]
        auxiliary = order[self.is_auxiliary[order]]
        nih, covid = main[self.labels[main] != 0], main[self.labels[main] == 0]
        chosen = [self.once(nih)] + [self.once(part) for part in np.array_split(covid, COLLECTION_REPEATS)]
        chosen.append(self.once(auxiliary)[:AUXILIARY_PER_EPOCH])
        return rng.permutation(np.concatenate(chosen))

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
    if STANDARDISE == 'none' and rng.random() < EQUALISED_SHARE:
        return equalise(view)
    return standardise(view)


def mix_targets(labels, soft):
    hard = np.eye(3, dtype=np.float32)[labels] * (1 - SMOOTHING) + SMOOTHING / 3
    return torch.from_numpy((1 - SOFT_SHARE) * hard + SOFT_SHARE * soft)


def train(held_out, epochs, log):
    torch.manual_seed(SEED)
    rng = np.random.default_rng([SEED, held_out + 1])
    rows = TrainingRows(held_out)
    student = ChestNet().to(memory_format=torch.channels_last)
    explainer = nn.Conv2d(FEATURES, MAP_CHANNELS, 1)
    average = copy.deepcopy(student)
    plan = [rows.epoch(rng) for _ in range(epochs)]
    steps = sum(-(-len(epoch) // BATCH) for epoch in plan)
    optimiser = torch.optim.AdamW(parameter_groups(student, explainer), lr=PEAK_RATE)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, PEAK_RATE, total_steps=steps, pct_start=0.15)
    started = time.time()
    for number, epoch in enumerate(plan):
        side = next(side for share, side in STAGES if number < share * epochs)
        losses = []
        for start in range(0, len(epoch), BATCH):
            batch = rows.batch(epoch[start : start + BATCH], rng)
            losses.append(step(student, explainer, optimiser, batch, side))
            schedule.step()
            follow(average, student)
        log(f'fold {held_out} epoch {number + 1}/{epochs} side {side} loss {np.mean(losses):.3f} {time.time() - started:.0f} s')
    return average.eval()


def step(student, explainer, optimiser, batch, side):
    views, maps, targets = batch
    image = to_input(shrink(views, side))
    with torch.autocast('cpu', dtype=torch.bfloat16):
        seen = student.feature_map(image.contiguous(memory_format=torch.channels_last))
    seen = seen.float()
    logits = student.classifier(student.pool(seen))
    explained = F.mse_loss(explainer(seen), F.adaptive_avg_pool2d(maps, seen.shape[-2:]))
    loss = F.cross_entropy(logits, targets) + MAP_SHARE * explained
    optimiser.zero_grad()
    loss.backward()
    optimiser.step()
    return loss.item()


def shrink(views, side):
    if side == SIDE:
        return views
    return F.interpolate(views.unsqueeze(1).float(), (side, side), mode='bilinear', antialias=True).squeeze(1)


def parameter_groups(*modules):
    parameters = [p for module in modules for p in module.parameters()]
    return [{'params': [p for p in parameters if p.ndim > 1], 'weight_decay': WEIGHT_DECAY},
            {'params': [p for p in parameters if p.ndim <= 1], 'weight_decay': 0.0}]


@torch.no_grad()
def follow(average, student):
    """Exponential moving average of the weights and of the norm statistics."""
    for kept, fresh in zip(average.state_dict().values(), student.state_dict().values()):
        if kept.is_floating_point():
            kept.lerp_(fresh, 1 - EMA_DECAY)
        else:
            kept.copy_(fresh)


def run_file(name, held_out):
    return SCRATCH / 'runs' / name / f'fold{held_out}.pt'


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--run', default='shipped')
    parser.add_argument('--fold', type=int, nargs='+', required=True)
    parser.add_argument('--epochs', type=int, default=32)
    options = parser.parse_args()
    torch.set_num_threads(1)
    for held_out in options.fold:
        network = train(held_out, options.epochs, lambda line: print(line, flush=True))
        target = run_file(options.run, held_out)
        target.parent.mkdir(parents=True, exist_ok=True)
        torch.save(network.state_dict(), target)


if __name__ == '__main__':
    main()
