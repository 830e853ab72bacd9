"""Writes model.onnx, card.json and the card for people; every figure in them comes from evaluate.py's file."""

import argparse
import hashlib
import json
from datetime import date
from pathlib import Path

import onnx
import torch
from onnx.checker import check_model

from bank import SEED, all_pictures
from card_text import card_text
from evaluate import figures_file, load_network
from left_out import left_out_file
from network import CELLS, FEATURES
from preprocess import MEAN, SIDE, STANDARDISE, STD
from sources import LABELS, NEGATIVE, manifest_lines

HERE = Path(__file__).resolve().parent
NAME, VERSION = 'chest-xray-classifier', '1.0.0'
TARGET = HERE.parent / NAME / VERSION
NOT_ASSESSED = ['pneumothorax', 'effusion', 'nodule-or-mass', 'tuberculosis', 'fracture', 'lines-and-tubes', 'heart-failure']
LICENCE = (
    'The network was trained from scratch and holds no third-party weights. Its training images keep their own licences: '
    'NIH ChestX-ray8 (open, attribution asked), ieee8023/covid-chestxray-dataset (per image, many CC BY or CC BY-NC-SA), '
    'COVID-CXNet (CC BY 4.0 by its authors, upstream rights of single images uncertain). '
    'An ImageNet MobileNetV2 (Apache-2.0) served as a teacher during training only.'
)


def export_network(run, target, held_out=-1):
    network = load_network(run, held_out)
    names = ['logits', 'cam', 'features']
    torch.onnx.export(network, torch.zeros(1, 3, SIDE, SIDE), target, opset_version=17, input_names=['image'],
                      output_names=names, dynamic_axes={name: {0: 'N'} for name in ['image', *names]})
    check_model(onnx.load(target), full_check=True)


def card(model_file, figures):
    return {
        'format': 1, 'name': NAME, 'version': VERSION, 'type': 'onnx', 'domain': 'medical',
        'file': model_file.name, 'sha256': hashlib.sha256(model_file.read_bytes()).hexdigest(),
        'labels': LABELS,
        'negative_label': NEGATIVE,
        'input': {'name': 'image', 'shape': [-1, 3, SIDE, SIDE]},
        'outputs': {
            'logits': {'name': 'logits', 'shape': [-1, len(LABELS)]},
            'cam': {'name': 'cam', 'shape': [-1, len(LABELS), CELLS, CELLS]},
            'features': {'name': 'features', 'shape': [-1, FEATURES]},
        },
        'preprocessing': {'width': SIDE, 'height': SIDE, 'fit': 'cover', 'kernel': 'lanczos3', 'standardise': STANDARDISE,
                          'scale': 255, 'mean': MEAN, 'std': STD, 'layout': 'NCHW'},
        'activation': 'softmax',
        'calibration': figures['calibration'],
        'operating_points': figures['operating_points'],
        'indeterminate_margin': figures['indeterminate_margin'],
        'indeterminate_share': figures['indeterminate_share'],
        'population': {'age_min': 18, 'views': ['PA', 'AP'], 'body_part': 'CHEST'},
        'not_assessed': NOT_ASSESSED,
        'evaluation': figures['evaluation'],
        'training': {'script': 'models/training', 'seed': SEED, 'date': date.today().isoformat(),
                     'torch': torch.__version__, 'images': figures['images'], 'manifest_sha256': figures['manifest_sha256']},
        'licence': LICENCE,
    }


def quantised_twin():
    """What quantise.py wrote about the 8-bit file of the model that stays."""
    written = json.loads((TARGET / 'card.json').read_text())
    return {'int8': written['int8']} if 'int8' in written else {}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--run', default='shipped')
    parser.add_argument('--card-only', action='store_true', help='write the cards anew, for the model that is there')
    options = parser.parse_args()
    run = options.run
    TARGET.mkdir(parents=True, exist_ok=True)
    if not options.card_only:
        export_network(run, TARGET / 'model.onnx')
    figures = json.loads(figures_file(run).read_text())
    figures['evaluation']['left_out'] = json.loads(left_out_file().read_text())
    facts = {**card(TARGET / 'model.onnx', figures), **(quantised_twin() if options.card_only else {})}
    (TARGET / 'card.json').write_text(json.dumps(facts, indent=2) + '\n')
    (TARGET / 'README.md').write_text(card_text(facts, figures['beside']))
    (HERE / 'manifest.tsv').write_text('\n'.join(manifest_lines(all_pictures())) + '\n')


if __name__ == '__main__':
    main()
