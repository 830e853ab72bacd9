"""What the frozen teacher sees in each whole film at 320 pixels, the short side of the originals: means and spreads at three depths.

The middle depths say more about pneumonia than the last one: over the five folds a logistic regression reaches 84 to 85 % on them,
82 % on the last.
"""

import numpy as np
import torch

from bank import SCRATCH, all_pictures, teacher_weights
from preprocess import fit_cover, read_grey, to_input
from teacher import load_teacher

FILM_SIDE = 320
DEPTHS = {13: 96, 17: 320, 18: 1280}
LAST = 2 * DEPTHS[18]
BATCH = 16


def describe_films():
    torch.set_num_threads(1)
    teacher, pictures = load_teacher(teacher_weights()), all_pictures()
    groups = [pictures[start : start + BATCH] for start in range(0, len(pictures), BATCH)]
    np.save(films_file(), np.concatenate([describe(teacher, group) for group in groups]))


@torch.no_grad()
def describe(teacher, pictures):
    views = np.stack([np.asarray(fit_cover(read_grey(p.path), FILM_SIDE)) for p in pictures])
    x = to_input(torch.from_numpy(views)).contiguous(memory_format=torch.channels_last)
    seen = []
    with torch.autocast('cpu', dtype=torch.bfloat16):
        for depth, layer in enumerate(teacher):
            x = layer(x)
            if depth in DEPTHS:
                seen += [x.float().mean((2, 3)), x.float().std((2, 3))]
    return torch.cat(seen, 1).half().numpy()


def load_films():
    """float32 [films, 3392]: mean and spread of each depth, one depth after the other."""
    return np.load(films_file()).astype(np.float32)


def films_file():
    return SCRATCH / 'films.npy'


if __name__ == '__main__':
    describe_films()
