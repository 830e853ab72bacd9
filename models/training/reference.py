"""Writes PyTorch's answers on a few films outside the repository, for check_export.mjs."""

import argparse
import json

import numpy as np
import torch

from bank import SCRATCH
from evaluate import load_network
from preprocess import read_grey, standard_view, to_input
from sources import data_folder, evaluation_pictures

EVERY = 100


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--run', default='shipped')
    network = load_network(parser.parse_args().run, -1)
    pictures = evaluation_pictures(data_folder())[::EVERY]
    image = to_input(torch.from_numpy(np.stack([standard_view(read_grey(p.path)) for p in pictures])))
    with torch.no_grad():
        logits, cam, features = network(image)
    folder = SCRATCH / 'reference'
    folder.mkdir(parents=True, exist_ok=True)
    values = {'image': image, 'logits': logits, 'cam': cam, 'features': features}
    for name, value in values.items():
        value.numpy().tofile(folder / f'{name}.f32')
    (folder / 'shapes.json').write_text(json.dumps({name: list(value.shape) for name, value in values.items()}))


if __name__ == '__main__':
    main()
