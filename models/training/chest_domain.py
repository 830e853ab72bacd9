"""
The domain of frontal chest radiographs, for the admission gate of the application (main/imaging/domain/).

Every image becomes 768 numbers that do not depend on exposure: a 16x16 thumbnail and an 8x8 grid of gradient-orientation
histograms (Dalal & Triggs 2005, HOG), both of the equalised 224x224 grey image. A principal-component model of known
chest films (Mahalanobis distance in 32 components plus the residual outside them) gives one distance; the correlation of the
gradients with those of the mean chest gives the likeness. Flat textures lie near the mean without looking like it, so
both count. The thresholds are quantiles of the films held out by patient group.

Writes models/chest-domain/1.0.0/{domain.json,README.md}. Run: /usr/bin/python3 chest_domain.py [DATA]
"""
import base64
import csv
import json
import pathlib
import sys

import numpy as np
from PIL import Image

HERE = pathlib.Path(__file__).resolve().parent
DATA = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else HERE / '../../../shared/data').resolve()
TARGET = HERE.parent / 'chest-domain/1.0.0'
SIDE, THUMB, CELLS, BINS, COMPONENTS = 224, 16, 8, 8, 32
THUMB_WEIGHT, GRADIENT_WEIGHT, RESIDUAL_WEIGHT, SEED = 0.25, 2.0, 1.5, 5
NEAR, LIKE = 0.96, 0.005


def load(path):
    """Grey, covered and centred on 224x224, as the application prepares it."""
    image = Image.open(path).convert('L')
    scale = SIDE / min(image.size)
    image = image.resize([max(SIDE, round(side * scale)) for side in image.size], Image.LANCZOS)
    left, top = [(side - SIDE) // 2 for side in image.size]
    return np.asarray(image.crop((left, top, left + SIDE, top + SIDE)))


def equalise(grey):
    cdf = np.bincount(grey.ravel(), minlength=256).cumsum()
    first = cdf[cdf > 0][0]
    if cdf[-1] == first:
        return grey
    return np.floor(255 * (cdf - first).clip(0) / (cdf[-1] - first) + 0.5).astype(np.uint8)[grey]


def block_means(grey, count):
    step = SIDE // count
    return grey.astype(float).reshape(count, step, count, step).mean((1, 3)) / 255


def thumbnail(equal):
    values = block_means(equal, THUMB).ravel()
    values = values - values.mean()
    return values / (values.std() + 1e-3)


def gradients(equal):
    """Orientation without sign, weighted by strength, each cell normalised: an inverted film has the same histograms."""
    down, across = np.gradient(block_means(equal, 56))
    strength = np.hypot(across, down)
    bins = np.floor(np.arctan2(down, across) % np.pi / np.pi * BINS).astype(int) % BINS
    cells = np.stack([[
        np.bincount(bins[y:y + 7, x:x + 7].ravel(), strength[y:y + 7, x:x + 7].ravel(), BINS)
        for x in range(0, 56, 7)] for y in range(0, 56, 7)])
    return (cells / (np.sqrt((cells ** 2).sum(2, keepdims=True)) + 0.3)).ravel()


def features(grey, sign=1):
    equal = equalise(grey)
    return np.r_[sign * THUMB_WEIGHT * thumbnail(equal), GRADIENT_WEIGHT * gradients(equal)]


def reframed(grey, random):
    """The same film cropped, shifted and tilted: what positioning does."""
    side = int(SIDE * random.uniform(0.8, 1))
    y, x = random.randint(0, SIDE - side + 1, 2)
    crop = Image.fromarray(grey[y:y + side, x:x + side]).resize((SIDE, SIDE), Image.LANCZOS)
    return np.asarray(crop.rotate(random.uniform(-12, 12), Image.BILINEAR))


def bordered(grey, random):
    """Black borders, as scanners and cassettes leave them."""
    top, bottom, left, right = (random.uniform(0, 0.12, 4) * SIDE).astype(int)
    masked = np.zeros_like(grey)
    masked[top:SIDE - bottom, left:SIDE - right] = grey[top:SIDE - bottom, left:SIDE - right]
    return masked


def views(film, random):
    return [film, film[:, ::-1], bordered(film, random)] + [reframed(film, random) for _ in range(3)]


def fit(films):
    random = np.random.RandomState(SEED)
    bank = np.stack([features(view) for film in films for view in views(film, random)])
    mean = bank.mean(0)
    _, strengths, axes = np.linalg.svd(bank - mean, full_matrices=False)
    axes, variance = axes[:COMPONENTS], strengths[:COMPONENTS] ** 2 / len(bank)
    residual = float((((bank - mean) ** 2).sum(1) - (((bank - mean) @ axes.T) ** 2).sum(1)).mean())
    return {'mean': mean, 'axes': axes, 'variance': variance, 'residual': residual}


def distance(model, vector):
    offset = vector - model['mean']
    coordinates = model['axes'] @ offset
    inside = (coordinates ** 2 / model['variance']).sum() / COMPONENTS
    return inside + RESIDUAL_WEIGHT * ((offset ** 2).sum() - (coordinates ** 2).sum()) / model['residual']


def distances(model, films):
    """Upright or inverted, whichever lies nearer; and whether it was the inverted one."""
    pairs = [(distance(model, features(film)), distance(model, features(film, -1))) for film in films]
    return np.array([min(pair) for pair in pairs]), np.array([pair[1] < pair[0] for pair in pairs])


def likenesses(model, films):
    """Pearson correlation of the gradients with those of the mean chest; 1 is the mean chest itself."""
    mean = model['mean'][THUMB ** 2:]
    return np.array([np.corrcoef(gradients(equalise(film)), mean)[0, 1] for film in films])


def rows(folder):
    with open(DATA / folder / 'labels.csv') as file:
        return list(csv.DictReader(file))


def films_of(folder, wanted=lambda row: True):
    return [load(DATA / folder / row['file']) for row in rows(folder) if wanted(row)]


def held_out_scores(films, folds, auxiliary):
    """Distance and likeness of each film to a model that saw nobody of its patient group."""
    near, like = [], []
    for fold in sorted(set(folds)):
        model = fit([film for film, of in zip(films, folds) if of != fold] + auxiliary)
        held = [film for film, of in zip(films, folds) if of == fold]
        near.append(distances(model, held)[0])
        like.append(likenesses(model, held))
    return np.concatenate(near), np.concatenate(like)


def share(values):
    return round(float(np.mean(values)), 4)


def packed(array):
    return base64.b64encode(np.asarray(array, '<f4').tobytes()).decode()


def main():
    evaluation = rows('cxr')
    films, folds = films_of('cxr'), [row['fold'] for row in evaluation]
    auxiliary = films_of('auxiliary-covid-cxnet', lambda row: not row['near_duplicate_of'])
    near, like = held_out_scores(films, folds, auxiliary)
    model = {**fit(films + auxiliary), 'threshold': float(np.quantile(near, NEAR)), 'likeness': float(np.quantile(like, LIKE))}
    framed = np.random.RandomState(SEED)
    sample = films[::9]
    offered = {
        'not-chest photographs and textures': [load(path) for path in sorted((DATA / 'not-chest').glob('*.jpg'))],
        'turned by a quarter': [np.rot90(film) for film in sample],
        'upside down': [film[::-1, ::-1] for film in sample],
        'films with black borders': [bordered(film, framed) for film in films],
        'Hannover, adults, another hospital': films_of('external-hannover'),
        'Kermany, children': films_of('paediatric-kermany'),
    }
    refused = {name: {'n': len(group), 'refused': share(is_refused(model, group))} for name, group in offered.items()}
    figures = {
        'held_out_chests': {'n': len(films), 'refused': share((near > model['threshold']) | (like < model['likeness']))},
        **refused,
        'inverted films recognised as inverted': {'n': len(sample), 'share': share(distances(model, [255 - film for film in sample])[1])},
        'upright films taken for inverted': {'n': len(films), 'share': share(distances(model, films)[1])},
    }
    write(model, figures)


def is_refused(model, films):
    return (distances(model, films)[0] > model['threshold']) | (likenesses(model, films) < model['likeness'])


def write(model, figures):
    TARGET.mkdir(parents=True, exist_ok=True)
    weights = {'thumbnail': THUMB_WEIGHT, 'gradient': GRADIENT_WEIGHT, 'residual': RESIDUAL_WEIGHT}
    arrays = {name: packed(model[name]) for name in ('mean', 'axes', 'variance')}
    body = {'name': 'chest-domain', 'version': '1.0.0', 'components': COMPONENTS, 'weights': weights,
            'residual': model['residual'], 'threshold': model['threshold'],
            'likeness': model['likeness'], **arrays, 'figures': figures}
    (TARGET / 'domain.json').write_text(json.dumps(body, indent=1) + '\n')
    lines = [f"| {name} | {of['n']} | {100 * of.get('refused', of.get('share')):.1f} % |" for name, of in figures.items()]
    (TARGET / 'README.md').write_text(README.format(**model, figures='\n'.join(lines)))


README = """# Chest domain 1.0.0

What a frontal chest radiograph looks like, for the gate before every model made for chests: an image farther from the
known films than {threshold:.3f}, or whose edges correlate with those of the mean chest by less than {likeness:.3f}, is refused
without a probability. Made by `models/training/chest_domain.py`; the figures
below were written by it. It holds averages and directions over many films, no film.

| set | n | refused (or share) |
|---|---|---|
{figures}

The held-out chests were held out by patient group, so their share is what the threshold was set to. Films of other
hospitals and of children are measured, not trained on. It knows shape and framing only: a test pattern that imitates a
thorax passes, a strongly cropped or post-operative chest may be refused. The non-chest images are few, and they and
Hannover were looked at when the two rules were chosen, so their figures are no fresh evidence.
"""

if __name__ == '__main__':
    main()
