"""The 8-bit twin of a run's network, admitted only where the folds lose next to nothing by it. See README.md."""

import argparse
import hashlib
import json
import os
import subprocess
from pathlib import Path

import numpy as np
import onnx
from scipy.special import softmax

from bank import SCRATCH
from evaluate import folds_of, labels_of
from export import TARGET, export_network
from measures import accuracy, rounded
from preprocess import MEAN, SIDE, STD, read_grey, standard_view
from qdq import Seen, quantise, quantised_tensors, with_outputs
from sources import FOLDS, data_folder, evaluation_pictures

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
NAME = 'model.int8.onnx'
MOST_LOST = 0.5
CALIBRATION_IMAGES = 128
# A range holds nine films in ten whole: an odd one must not coarsen all the others.
RANGE_PERCENTILE = 90
TOLERANCE_PERCENTILE = 99


def evaluate_folds(run, folder):
    """Full and 8-bit logits of every film, by the network that never saw it."""
    pictures = evaluation_pictures(data_folder())
    views, folds = np.stack([standard_view(read_grey(p.path)) for p in pictures]), folds_of(pictures)
    logits = {name: np.zeros((len(pictures), 3), np.float32) for name in ('full', 'twin')}
    for fold in FOLDS:
        full, twin = folder / f'fold{fold}.onnx', folder / f'fold{fold}.int8.onnx'
        export_network(run, full, fold)
        write_twin(full, twin, views[folds != fold])
        for name, file in (('full', full), ('twin', twin)):
            logits[name][folds == fold] = answers(file, views[folds == fold])
    return pictures, views, logits


def write_twin(full, twin, views):
    model = onnx.load(full)
    chosen = views[np.linspace(0, len(views) - 1, min(CALIBRATION_IMAGES, len(views))).astype(int)]
    onnx.save(quantise(model, calibrate(model, full.parent, chosen), MEAN, STD), twin)


def calibrate(model, folder, views):
    names = quantised_tensors(model)
    watched = folder / 'watched.onnx'
    onnx.save(with_outputs(model, names), watched)
    by_image = run_graph(watched, views, {'ranges': names})
    return {name: summarise([image[index] for image in by_image]) for index, name in enumerate(names)}


def summarise(films):
    least = np.percentile([film['least'] for film in films], 100 - RANGE_PERCENTILE)
    greatest = np.percentile([film['greatest'] for film in films], RANGE_PERCENTILE)
    return Seen(float(least), float(greatest), np.mean([film['means'] for film in films], axis=0))


def answers(model_file, views):
    return np.array(run_graph(model_file, views, {'values': ['logits']}), np.float32)


def run_graph(model_file, views, wanted):
    """Through the ONNX Runtime that the application serves with."""
    places = {name: str(model_file.parent / f'{name}.tmp') for name in ('views', 'target')}
    views.tofile(places['views'])
    request = model_file.parent / 'request.json'
    request.write_text(json.dumps({**places, **wanted, 'height': SIDE, 'width': SIDE, 'mean': MEAN, 'std': STD}))
    subprocess.run(['node', HERE / 'run_graph.mjs', model_file, request], cwd=os.environ.get('CXR_NODE', str(ROOT)), check=True)
    return json.loads(Path(places['target']).read_text())


def figures(pictures, logits, temperature):
    folds, labels = folds_of(pictures), labels_of(pictures)
    shares = {name: [accuracy(labels[folds == fold], seen[folds == fold]) for fold in FOLDS] for name, seen in logits.items()}
    moved = np.abs(softmax(logits['full'] / temperature, 1) - softmax(logits['twin'] / temperature, 1)).max(1)
    return {
        'folds': shares['twin'],
        'points_lost': round(100 * float(np.mean(shares['full']) - np.mean(shares['twin'])), 2),
        'answers_changed': int((logits['full'].argmax(1) != logits['twin'].argmax(1)).sum()),
        'n': len(pictures),
        'golden_tolerance': rounded(np.percentile(moved, TOLERANCE_PERCENTILE)),
    }


def admit(model_folder, found):
    """Writes the section into the card, or takes file and section away."""
    card_file, twin = model_folder / 'card.json', model_folder / NAME
    card = json.loads(card_file.read_text())
    card.pop('int8', None)
    if found['points_lost'] <= MOST_LOST:
        card['int8'] = {'file': NAME, 'sha256': hashlib.sha256(twin.read_bytes()).hexdigest(), **found}
    else:
        twin.unlink()
    card_file.write_text(json.dumps(card, indent=2) + '\n')
    print('admitted' if 'int8' in card else 'not admitted', found)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--run', default='shipped')
    parser.add_argument('--model', type=Path, default=TARGET, help='folder of the exported model of this run')
    options = parser.parse_args()
    folder = SCRATCH / 'int8'
    folder.mkdir(parents=True, exist_ok=True)
    pictures, views, logits = evaluate_folds(options.run, folder)
    calibration = json.loads((options.model / 'card.json').read_text())['calibration']
    full = folder / 'model.onnx'
    full.write_bytes((options.model / 'model.onnx').read_bytes())
    write_twin(full, options.model / NAME, views)
    admit(options.model, figures(pictures, logits, calibration['temperature']))


if __name__ == '__main__':
    main()
