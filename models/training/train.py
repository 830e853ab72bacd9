"""Trains one student from scratch on every fold but one (or on all: --fold -1). Goes on where it was interrupted."""

import argparse
import copy
import time

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

from bank import SCRATCH, SEED
from network import FEATURES, ChestNet
from preprocess import SIDE, to_input
from rows import TrainingRows
from soften import one_head
from teacher import MAP_CHANNELS

EPOCHS = 60
BATCH = 32
PEAK_RATE = 2e-3
WEIGHT_DECAY = 0.05
MAP_SHARE = 1.0
SOFT_SHARE = 0.3
EMA_DECAY = 0.99
# Most is learnt on small films, which cost a fifth. Not the application's side at the end: random crops make the lungs look larger
# than the application shows them. Chosen together with the rule below on folds 0 and 1; the two were not told apart.
STAGES = [(0.3, 96), (0.7, 128), (0.87, 160), (1.0, 192)]
# After this side the views come as they are and more of them plain: zoomed to the end, a whole film looked strange to the network.
LARGEST_ZOOMED = 128
ZOOM_SHARE = 0.5
SMALLEST_ZOOM = 0.7
LEARNING_PARTS = ['student', 'explainer', 'average', 'optimiser', 'schedule']


class Lesson:
    """All that changes while a student learns."""

    def __init__(self, steps, peak_rate=PEAK_RATE, decay=EMA_DECAY):
        torch.manual_seed(SEED)
        self.epochs_done = 0
        self.decay = decay
        self.student = ChestNet().to(memory_format=torch.channels_last)
        self.explainer = nn.Conv2d(FEATURES, MAP_CHANNELS, 1)
        self.average = copy.deepcopy(self.student)
        self.optimiser = torch.optim.AdamW(parameter_groups(self.student, self.explainer), lr=peak_rate)
        self.schedule = torch.optim.lr_scheduler.OneCycleLR(self.optimiser, peak_rate, total_steps=steps, pct_start=0.15)

    def save(self, file):
        state = {name: getattr(self, name).state_dict() for name in LEARNING_PARTS}
        fresh = file.with_suffix('.new')
        torch.save({**state, 'epochs_done': self.epochs_done}, fresh)
        fresh.rename(file)

    def start_from(self, file):
        """A new lesson for the student of an earlier one."""
        earlier = torch.load(file)
        for part in (self.student, self.average):
            part.load_state_dict(earlier['average'])
        self.explainer.load_state_dict(earlier['explainer'])

    def resume(self, file):
        state = torch.load(file)
        self.epochs_done = state['epochs_done']
        for name in LEARNING_PARTS:
            getattr(self, name).load_state_dict(state[name])


def train(held_out, epochs, progress, without=None):
    rows = TrainingRows(held_out, one_head, SOFT_SHARE, without)
    lesson = Lesson(epochs * steps_of_an_epoch(rows))
    if progress.exists():
        lesson.resume(progress)
    return learn_on(lesson, progress, epochs, lambda number: study(lesson, rows, rng_of(SEED, held_out, number), number / epochs))


def steps_of_an_epoch(rows):
    return -(-len(rows.epoch(np.random.default_rng())) // BATCH)


def rng_of(seed, held_out, number):
    """Every epoch has numbers of its own, so that an interrupted lesson goes on as if it had not been."""
    return np.random.default_rng([seed, held_out + 1, number])


def learn_on(lesson, progress, epochs, study_epoch):
    """From the epoch after the last one kept, each kept when done. `study_epoch` takes its number and tells the mean losses."""
    for number in range(lesson.epochs_done, epochs):
        started = time.time()
        losses = study_epoch(number)
        lesson.epochs_done = number + 1
        lesson.save(progress)
        print(f'{progress.stem} epoch {number + 1}/{epochs} losses {losses} {time.time() - started:.0f} s', flush=True)
    return lesson.average


def side_at(stages, done):
    return next(side for share, side in stages if done < share)


def study(lesson, rows, rng, done):
    """One epoch; `done` is the share of the epochs before it."""
    side = side_at(STAGES, done)
    is_settling = side > LARGEST_ZOOMED
    epoch = rows.epoch(rng, is_settling)
    losses = []
    for start in range(0, len(epoch), BATCH):
        views, maps, targets = rows.batch(epoch[start : start + BATCH], rng)
        if not is_settling and rng.random() < ZOOM_SHARE:
            views, maps = zoom(views, maps, rng)
        losses.append(step(lesson, views, maps, targets, side))
    return np.mean(losses, 0).round(3)


def zoom(views, maps, rng):
    """The same random square of every film of a batch, and of what the teacher saw there."""
    size = round(rng.uniform(SMALLEST_ZOOM, 1) * SIDE)
    top, left = rng.integers(0, SIDE - size + 1, 2)
    shift_x, shift_y = ((2 * start + size) / SIDE - 1 for start in (left, top))
    place = maps.new_tensor([[size / SIDE, 0, shift_x], [0, size / SIDE, shift_y]]).expand(len(maps), 2, 3)
    grid = F.affine_grid(place, maps.shape, align_corners=False)
    seen = F.grid_sample(maps, grid, padding_mode='border', align_corners=False)
    return views[:, top : top + size, left : left + size], seen


def step(lesson, views, maps, targets, side):
    student = lesson.student
    image = to_input(shrink(views, side))
    with torch.autocast('cpu', dtype=torch.bfloat16):
        seen = student.feature_map(image.contiguous(memory_format=torch.channels_last))
    seen = seen.float()
    judged = F.cross_entropy(student.classifier(student.pool(seen)), targets)
    explained = F.mse_loss(lesson.explainer(seen), F.adaptive_avg_pool2d(maps, seen.shape[-2:]))
    lesson.optimiser.zero_grad()
    (judged + MAP_SHARE * explained).backward()
    lesson.optimiser.step()
    lesson.schedule.step()
    follow(lesson.average, student, lesson.decay)
    return judged.item(), explained.item()


def shrink(views, side):
    if views.shape[-1] == side:
        return views
    return F.interpolate(views.unsqueeze(1).float(), (side, side), mode='bilinear', antialias=True).squeeze(1)


def parameter_groups(*modules):
    parameters = [p for module in modules for p in module.parameters()]
    return [{'params': [p for p in parameters if p.ndim > 1], 'weight_decay': WEIGHT_DECAY},
            {'params': [p for p in parameters if p.ndim <= 1], 'weight_decay': 0.0}]


@torch.no_grad()
def follow(average, student, decay):
    """Exponential moving average of the weights and of the norm statistics."""
    for kept, fresh in zip(average.state_dict().values(), student.state_dict().values()):
        if kept.is_floating_point():
            kept.lerp_(fresh, 1 - decay)
        else:
            kept.copy_(fresh)


def run_file(name, held_out):
    return SCRATCH / 'runs' / name / f'fold{held_out}.pt'


def progress_file(name, held_out):
    return run_file(name, held_out).with_suffix('.progress')


def write_students(run, folds, learn):
    """`learn` makes the student that never saw the held-out fold it is given."""
    torch.set_num_threads(1)
    for held_out in folds:
        target = run_file(run, held_out)
        target.parent.mkdir(parents=True, exist_ok=True)
        torch.save(learn(held_out).state_dict(), target)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--run', default='learnt')
    parser.add_argument('--fold', type=int, nargs='+', required=True)
    parser.add_argument('--epochs', type=int, default=EPOCHS)
    options = parser.parse_args()
    learn = lambda held_out: train(held_out, options.epochs, progress_file(options.run, held_out))
    write_students(options.run, options.fold, learn)


if __name__ == '__main__':
    main()
