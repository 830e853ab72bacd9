"""Goes on with each student of train.py: better soft labels, and half of every batch zoomed to the end.

train.py settles on films as they are, so a film cropped to 80 % looked strange to its students. Here a whole film and the middle
of another are learnt in one batch, at the side at which the network sees the film in the application.
"""

import argparse
import time

import numpy as np
import torch

from bank import SEED
from network import LEARNT_SIDE
from rows import TrainingRows
from soften import two_heads
from train import BATCH, Lesson, progress_file, shrink, step, write_students, zoom

EPOCHS = 8
PEAK_RATE = 5e-4
SOFT_SHARE = 0.6


def refine(start, held_out, epochs, progress):
    rows = TrainingRows(held_out, two_heads, SOFT_SHARE)
    steps_per_epoch = -(-len(rows.epoch(np.random.default_rng())) // BATCH)
    lesson = Lesson(epochs * steps_per_epoch, PEAK_RATE)
    if progress.exists():
        lesson.resume(progress)
    else:
        lesson.start_from(progress_file(start, held_out))
    for number in range(lesson.epochs_done, epochs):
        started = time.time()
        losses = study_both(lesson, rows, np.random.default_rng([SEED + 1, held_out + 1, number]))
        lesson.epochs_done = number + 1
        lesson.save(progress)
        print(f'refine {held_out} epoch {number + 1}/{epochs} losses {losses} {time.time() - started:.0f} s', flush=True)
    return lesson.average


def study_both(lesson, rows, rng):
    epoch = rows.epoch(rng, is_settling=True)
    losses = []
    for start in range(0, len(epoch), BATCH):
        views, maps, targets = rows.batch(epoch[start : start + BATCH], rng)
        losses.append(step(lesson, *zoom_half(views, maps, rng), targets, LEARNT_SIDE))
    return np.mean(losses, 0).round(3)


def zoom_half(views, maps, rng):
    half = len(views) // 2
    zoomed, seen = zoom(views[:half], maps[:half], rng)
    return torch.cat([shrink(zoomed, LEARNT_SIDE), shrink(views[half:], LEARNT_SIDE)]), torch.cat([seen, maps[half:]])


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--start', default='learnt', help='the run of train.py to go on with')
    parser.add_argument('--run', default='refined')
    parser.add_argument('--fold', type=int, nargs='+', required=True)
    parser.add_argument('--epochs', type=int, default=EPOCHS)
    options = parser.parse_args()
    learn = lambda held_out: refine(options.start, held_out, options.epochs, progress_file(options.run, held_out))
    write_students(options.run, options.fold, learn)


if __name__ == '__main__':
    main()
