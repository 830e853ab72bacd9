"""The view bank: every image's random views and what the teacher sees in them, made once for all folds."""

import os
from multiprocessing import get_context
from pathlib import Path

import numpy as np
import torch

from augment import random_view
from preprocess import SIDE, fit_cover, read_grey
from sources import AUXILIARY, auxiliary_pictures, data_folder, evaluation_pictures
from teacher import MAP_CHANNELS, fit_projection, load_teacher, project, teacher_maps

SEED = 7
VIEWS = int(os.environ.get('CXR_VIEWS', 16))
AUXILIARY_VIEWS = int(os.environ.get('CXR_AUXILIARY_VIEWS', 6))
SCRATCH = Path(os.environ.get('CXR_SCRATCH', '/tmp/cxr-training'))
LAYOUT = {'views': ((SIDE, SIDE), np.uint8), 'maps': ((MAP_CHANNELS, 7, 7), np.float16), 'pooled': ((1280,), np.float16)}


def all_pictures():
    data = data_folder()
    return evaluation_pictures(data) + auxiliary_pictures(data)


def view_counts(pictures):
    return [AUXILIARY_VIEWS if p.source == AUXILIARY else VIEWS for p in pictures]


def open_bank(mode='r'):
    return {name: np.load(SCRATCH / f'{name}.npy', mmap_mode=mode) for name in LAYOUT}


def owners(pictures):
    """Row -> index of its picture. The first row of each picture is its plain view."""
    return np.repeat(np.arange(len(pictures)), view_counts(pictures))


def build_bank():
    SCRATCH.mkdir(parents=True, exist_ok=True)
    pictures = all_pictures()
    counts = view_counts(pictures)
    starts = np.concatenate([[0], np.cumsum(counts)])
    for name, (shape, kind) in LAYOUT.items():
        np.lib.format.open_memmap(SCRATCH / f'{name}.npy', 'w+', kind, (int(starts[-1]), *shape))
    save_projection([p for p in pictures if p.source == AUXILIARY])
    jobs = [(p, int(start), count) for p, start, count in zip(pictures, starts, counts)]
    with get_context('spawn').Pool(2, start_worker) as pool:
        for done, _ in enumerate(pool.imap_unordered(fill, jobs, chunksize=8)):
            if done % 200 == 0:
                print(f'bank: {done} of {len(jobs)}', flush=True)


def save_projection(pictures):
    views = np.stack([np.asarray(fit_cover(read_grey(p.path))) for p in pictures[:160]])
    rotation, mean = fit_projection(load_teacher(teacher_weights()), views)
    np.savez(SCRATCH / 'projection.npz', rotation=rotation, mean=mean)


def teacher_weights():
    return data_folder() / 'weights' / 'mobilenet_v2_imagenet.npz'


def start_worker():
    torch.set_num_threads(1)
    projection = np.load(SCRATCH / 'projection.npz')
    worker.update(bank=open_bank('r+'), teacher=load_teacher(teacher_weights()),
                  rotation=projection['rotation'], mean=projection['mean'])


worker = {}


def fill(job):
    picture, start, count = job
    rng = np.random.default_rng([SEED, int(picture.sha256[:8], 16)])
    image = read_grey(picture.path)
    views = np.stack([np.asarray(fit_cover(image))] + [random_view(image, rng) for _ in range(count - 1)])
    maps = teacher_maps(worker['teacher'], views)
    rows = slice(start, start + count)
    worker['bank']['views'][rows] = views
    worker['bank']['maps'][rows] = project(maps, worker['rotation'], worker['mean']).numpy()
    worker['bank']['pooled'][rows] = maps.mean((2, 3)).numpy()


if __name__ == '__main__':
    build_bank()
