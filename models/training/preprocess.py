"""The application's preprocessing, step by step, so that training sees what the application sees."""

import numpy as np
from PIL import Image

SIDE = 224
MEAN = [0.485, 0.456, 0.406]
STD = [0.229, 0.224, 0.225]
STANDARDISE = 'none'


def read_grey(path):
    return Image.open(path).convert('L')


def standard_view(image):
    return standardise(np.asarray(fit_cover(image)))


def standardise(grey):
    return equalise(grey) if STANDARDISE == 'histogram-equalise' else grey


def fit_cover(image, shown=SIDE):
    scale = shown / min(image.size)
    width, height = (max(shown, round(side * scale)) for side in image.size)
    left, top = (width - shown + 1) // 2, (height - shown + 1) // 2
    return image.resize((width, height), Image.LANCZOS).crop((left, top, left + shown, top + shown))


def equalise(grey):
    """lut[v] = round_half_up(255 (cdf[v] - cdf_min) / (N - cdf_min)); identity for a flat image."""
    cdf = np.bincount(grey.ravel(), minlength=256).cumsum()
    cdf_min = cdf[grey.min()]
    if grey.size == cdf_min:
        return grey
    lut = np.floor(255 * (cdf - cdf_min) / (grey.size - cdf_min) + 0.5)
    return lut.clip(0, 255).astype(np.uint8)[grey]


def to_input(views):
    """uint8 [N,224,224] -> float32 [N,3,224,224]; accepts and returns torch tensors."""
    scaled = views.unsqueeze(1).float() / 255
    mean, std = (scaled.new_tensor(values).view(1, 3, 1, 1) for values in (MEAN, STD))
    return (scaled - mean) / std
