"""Goes on with each student of train.py, patiently: better soft labels, half of every batch zoomed to the end, films blended.

train.py settles on films as they are, so a film cropped to 80 % looked strange to its students. Here a whole film and the middle
of another are learnt in one batch. Blended films (Zhang et al. 2018, "mixup") and a long schedule let a student come closer to
its teacher than the few films would (Beyer et al. 2022, "Knowledge distillation: a good teacher is patient and consistent").
"""

import argparse

import numpy as np
import torch

from rows import TrainingRows
from soften import two_heads
from train import BATCH, Lesson, learn_on, progress_file, rng_of, shrink, side_at, step, steps_of_an_epoch, write_students, zoom

EPOCHS = 66
PEAK_RATE = 1.5e-3
EMA_DECAY = 0.995
SOFT_SHARE = 0.6
STAGES = [(0.32, 128), (0.64, 160), (1.0, 192)]
# From here on more of the views are plain.
SETTLING_FROM = 0.64
BLENDED_SHARE = 0.5
# The last epochs see films as they are.
BLENDED_UNTIL = 0.8
BLENDING = 0.5
REFINING_SEED = 21


def refine(start, held_out, epochs, progress):
    rows = TrainingRows(held_out, two_heads, SOFT_SHARE)
    lesson = Lesson(epochs * steps_of_an_epoch(rows), PEAK_RATE, EMA_DECAY)
    if progress.exists():
        lesson.resume(progress)
    else:
        lesson.start_from(progress_file(start, held_out))
    study = lambda number: study_both(lesson, rows, rng_of(REFINING_SEED, held_out, number), number / epochs)
    return learn_on(lesson, progress, epochs, study)


def study_both(lesson, rows, rng, done):
    """One epoch; `done` is the share of the epochs before it."""
    side = side_at(STAGES, done)
    epoch = rows.epoch(rng, is_settling=done >= SETTLING_FROM)
    losses = []
    for start in range(0, len(epoch), BATCH):
        views, maps, targets = rows.batch(epoch[start : start + BATCH], rng)
        views, maps = zoom_half(views, maps, rng, side)
        if done < BLENDED_UNTIL and rng.random() < BLENDED_SHARE:
            views, maps, targets = blend(views, maps, targets, rng)
        losses.append(step(lesson, views, maps, targets, side))
    return np.mean(losses, 0).round(3)


def zoom_half(views, maps, rng, side):
    half = len(views) // 2
    zoomed, seen = zoom(views[:half], maps[:half], rng)
    return torch.cat([shrink(zoomed, side), shrink(views[half:], side)]), torch.cat([seen, maps[half:]])


def blend(views, maps, targets, rng):
    """Each film with another one of the batch, the teacher's maps and the labels in the same proportion."""
    share = rng.beta(BLENDING, BLENDING)
    share = max(share, 1 - share)
    other = torch.from_numpy(rng.permutation(len(views)))
    return (share * part.float() + (1 - share) * part[other].float() for part in (views, maps, targets))


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
