"""The same radiograph under conditions that take a shortcut away; applied to the film before preprocessing."""

import numpy as np
from PIL import Image, ImageOps

BORDER = 0.10
CENTRE = 0.60
CROP = 0.80


def centre_box(image, share):
    width, height = image.size
    left, top = round(width * (1 - share) / 2), round(height * (1 - share) / 2)
    return left, top, width - left, height - top


def centre_crop(image):
    return image.crop(centre_box(image, CROP))


def mask_border(image):
    box = centre_box(image, 1 - 2 * BORDER)
    masked = Image.new('L', image.size)
    masked.paste(image.crop(box), box)
    return masked


def blank_centre(image):
    blanked = image.copy()
    blanked.paste(int(np.asarray(image).mean()), centre_box(image, CENTRE))
    return blanked


CONDITIONS = {
    'histogram-equalised': ImageOps.equalize,
    'centre-crop-80': centre_crop,
    'border-masked': mask_border,
    'mirrored': ImageOps.mirror,
    'lungs-masked-centre-60': blank_centre,
}
