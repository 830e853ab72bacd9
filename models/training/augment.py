"""Random views that take the shortcuts away: framing, exposure, degradation, borders, markers, erased parts.

Most views suffer one or two of these, not all: heavier views hid the difference between pneumonia and normal.
"""

import io

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

from preprocess import SIDE

KERNELS = [Image.LANCZOS, Image.BICUBIC, Image.BILINEAR, Image.BOX]
MARKERS = ['L', 'R', 'AP', 'PA', 'PORT', 'ERECT', 'SUPINE']


def random_view(image, rng):
    image = reframe(image, rng)
    for change, share in [(local_contrast, 0.1), (degrade, 0.2), (stamp_marker, 0.15)]:
        if rng.random() < share:
            image = change(image, rng)
    grey = np.asarray(image, dtype=np.float32)
    for change, share in [(expose, 0.5), (mask_border, 0.2), (erase_parts, 0.1)]:
        if rng.random() < share:
            grey = change(grey, rng)
    return grey.clip(0, 255).astype(np.uint8)


def reframe(image, rng):
    if rng.random() < 0.3:
        image = image.rotate(rng.uniform(-7, 7), Image.BILINEAR)
    share = rng.uniform(0.66, 0.82) if rng.random() < 0.25 else rng.uniform(0.82, 1.04)
    side = min(image.size) * share
    width, height = side * np.exp(rng.uniform(-0.08, 0.08, 2))
    slack = np.maximum(np.array(image.size) - (width, height), 0.04 * side)
    middle = np.array(image.size) / 2 + rng.uniform(-0.35, 0.35, 2) * slack
    left, top = (middle - np.array([width, height]) / 2).round().astype(int)
    box = (left, top, left + round(width), top + round(height))
    return image.crop(box).resize((SIDE, SIDE), KERNELS[rng.integers(len(KERNELS))])


def local_contrast(image, rng):
    return image.filter(ImageFilter.UnsharpMask(rng.uniform(4, 24), int(rng.uniform(20, 90)), 0))


def degrade(image, rng):
    kind = rng.integers(4)
    if kind == 0:
        return image.filter(ImageFilter.GaussianBlur(rng.uniform(0.4, 1.1)))
    if kind == 1:
        small = int(rng.uniform(120, 200))
        return image.resize((small, small), Image.BILINEAR).resize((SIDE, SIDE), Image.BICUBIC)
    if kind == 2:
        return through_jpeg(image, int(rng.uniform(25, 75)))
    noisy = np.asarray(image) + rng.normal(0, rng.uniform(1, 6), (SIDE, SIDE))
    return Image.fromarray(noisy.clip(0, 255).astype(np.uint8))


def through_jpeg(image, quality):
    buffer = io.BytesIO()
    image.save(buffer, 'JPEG', quality=quality)
    return Image.open(buffer).convert('L')


def stamp_marker(image, rng):
    tag = Image.new('L', (40, 12), 0)
    ImageDraw.Draw(tag).text((1, 0), MARKERS[rng.integers(len(MARKERS))], fill=255)
    tag = tag.crop(tag.getbbox())
    zoom = rng.uniform(0.8, 2.2)
    tag = tag.resize((max(1, int(tag.width * zoom)), max(1, int(tag.height * zoom))))
    place = rng.integers(0, SIDE - 20, 2)
    place[rng.integers(2)] = rng.choice([6, SIDE - 34])
    image.paste(int(rng.choice([0, 255, 255])), tuple(int(v) for v in place), tag)
    return image


def expose(grey, rng):
    curve = 255 * (grey / 255) ** np.exp(rng.uniform(-0.4, 0.4))
    light = Image.fromarray(rng.normal(0, rng.uniform(0, 8), (4, 4)).astype(np.float32))
    contrast, brightness = rng.uniform(0.75, 1.1), rng.uniform(-20, 20)
    return (curve - 128) * contrast + 128 + brightness + np.asarray(light.resize((SIDE, SIDE), Image.BICUBIC))


def mask_border(grey, rng):
    top, bottom, left, right = (rng.uniform(0, 0.15, 4) * SIDE).astype(int)
    masked = np.full_like(grey, rng.choice([0, 0, 0, 255, grey.mean()]))
    inside = np.s_[top : SIDE - bottom, left : SIDE - right]
    masked[inside] = grey[inside]
    return masked


def erase_parts(grey, rng):
    erased = grey.copy()
    for _ in range(rng.integers(1, 4)):
        height, width = (rng.uniform(0.08, 0.25, 2) * SIDE).astype(int)
        top, left = rng.integers(0, SIDE - height), rng.integers(0, SIDE - width)
        erased[top : top + height, left : left + width] = rng.uniform(0, 255)
    return erased
