"""DarkCovidNet (Ozturk et al. 2020), trained on our folds for comparison; nothing of it is shipped.

Layers as published: 17 convolutions with leaky ReLU, of which those of one pixel pad by one too. It learns from the same views as our
network, with hard labels. Smaller films and fewer epochs than published (256 pixels, 100 epochs): two cores allow no more.
"""

import argparse
import time

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

from bank import SEED
from preprocess import to_input
from rows import TrainingRows
from soften import one_head
from sources import LABELS
from train import BATCH, run_file, shrink, write_students

RUN = 'darkcovidnet'
SHOWN_SIDE = 96
EPOCHS = 14
PEAK_RATE = 3e-3
SLOPE = 0.1


def darkcovidnet():
    pool = nn.MaxPool2d(2)
    return nn.Sequential(
        block(3, 8), pool, block(8, 16), pool, *triple(16, 32), pool, *triple(32, 64), pool, *triple(64, 128), pool,
        *triple(128, 256), block(256, 128, 1), block(128, 256), nn.Conv2d(256, len(LABELS), 3, padding=1),
        nn.BatchNorm2d(len(LABELS)), nn.LeakyReLU(SLOPE), nn.Flatten(), nn.LazyLinear(len(LABELS)))


def triple(inward, outward):
    return block(inward, outward), block(outward, inward, 1), block(inward, outward)


def block(inward, outward, side=3):
    return nn.Sequential(nn.Conv2d(inward, outward, side, padding=1, bias=False), nn.BatchNorm2d(outward), nn.LeakyReLU(SLOPE))


def shown(views):
    return to_input(shrink(views, SHOWN_SIDE))


def train(held_out, epochs):
    torch.manual_seed(SEED)
    rows, network = TrainingRows(held_out, one_head, 0), darkcovidnet()
    network(torch.zeros(2, 3, SHOWN_SIDE, SHOWN_SIDE))
    optimiser = torch.optim.AdamW(network.parameters(), lr=PEAK_RATE, weight_decay=0.01)
    steps = epochs * -(-len(rows.epoch(np.random.default_rng())) // BATCH)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, PEAK_RATE, total_steps=steps)
    for number in range(epochs):
        started, rng = time.time(), np.random.default_rng([SEED, held_out + 1, number])
        losses = study(network, rows, optimiser, schedule, rng, number >= 0.7 * epochs)
        print(f'DarkCovidNet {held_out} epoch {number + 1}/{epochs} loss {np.mean(list(losses)):.3f} {time.time() - started:.0f} s', flush=True)
    return network.eval()


def study(network, rows, optimiser, schedule, rng, is_settling):
    epoch = rows.epoch(rng, is_settling)
    for start in range(0, len(epoch), BATCH):
        views, _, targets = rows.batch(epoch[start : start + BATCH], rng)
        with torch.autocast('cpu', dtype=torch.bfloat16):
            logits = network(shown(views).contiguous(memory_format=torch.channels_last))
        loss = F.cross_entropy(logits.float(), targets)
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        schedule.step()
        yield loss.item()


class Beside(nn.Module):
    """Sees films and answers as our network does: (logits,) of [N,3,224,224]."""

    def __init__(self, network):
        super().__init__()
        self.network = network

    def forward(self, image):
        return (self.network(F.interpolate(image, (SHOWN_SIDE, SHOWN_SIDE), mode='bilinear', antialias=True)),)


def load_darkcovidnet(held_out):
    network = darkcovidnet()
    network.load_state_dict(torch.load(run_file(RUN, held_out)))
    return Beside(network).eval()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--fold', type=int, nargs='+', required=True)
    parser.add_argument('--epochs', type=int, default=EPOCHS)
    options = parser.parse_args()
    write_students(RUN, options.fold, lambda held_out: train(held_out, options.epochs))


if __name__ == '__main__':
    main()
