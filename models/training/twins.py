"""Finds auxiliary films that are crops of an evaluation or Hannover film, which the list of near-duplicates misses.

Small gradient images are correlated while one of the two is cropped step by step. Writes twins.tsv.
"""

from itertools import product
from multiprocessing import Pool

import numpy as np
from PIL import Image

from preprocess import read_grey
from sources import TWINS, auxiliary_candidates, data_folder, evaluation_pictures, external_pictures

# Crops lie above 0.8 and unrelated pairs reach about 0.75: a false alarm only moves a film to another fold, or out of training.
THRESHOLD = 0.695
SMALL, LARGE = 32, 128
CUTS = list(product((0, 9, 18, 28), repeat=4))


def find_twins():
    data = data_folder()
    films = [p for p in evaluation_pictures(data) if p.label == 0] + external_pictures(data, 'external-hannover')
    auxiliary = auxiliary_candidates(data)
    with Pool(2) as pool:
        film_crops, auxiliary_crops = (np.stack(pool.map(crops, [p.path for p in group])) for group in (films, auxiliary))
    # The first crop is the whole film.
    likeness = np.stack([(cut @ auxiliary_crops[:, 0].T).max(0) for cut in film_crops])
    likeness = np.maximum(likeness, np.stack([(cut @ film_crops[:, 0].T).max(0) for cut in auxiliary_crops]).T)
    pairs = [(likeness[f, a], auxiliary[a].sha256, films[f].sha256) for f, a in np.argwhere(likeness >= THRESHOLD)]
    return [(seen, film, f'{degree:.3f}') for degree, seen, film in sorted(pairs)]


def crops(path):
    image = read_grey(path).resize((LARGE, LARGE), Image.BOX)
    boxes = [(left, top, LARGE - right, LARGE - bottom) for left, top, right, bottom in CUTS]
    return np.stack([outline(image.resize((SMALL, SMALL), Image.BOX, box)) for box in boxes])


def outline(image):
    slopes = np.stack(np.gradient(np.asarray(image, dtype=np.float32))).ravel()
    slopes -= slopes.mean()
    return slopes / (np.linalg.norm(slopes) + 1e-6)


if __name__ == '__main__':
    TWINS.write_text('\n'.join('\t'.join(row) for row in find_twins()) + '\n')
