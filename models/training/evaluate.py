"""Measures a run out of fold and outside, and keeps every figure of the model card in one file."""

import argparse
import json
from collections import Counter

import numpy as np
import torch
from scipy.special import softmax

from bank import SCRATCH, all_pictures
from baseline import thumbnail_baseline
from conditions import CONDITIONS
from measures import (accuracy, area_under_curve, best_temperature, calibration_error, confusion, narrow_margin,
                      operating_point, rates, reliability, rounded, uncertain_share, wilson)
from darkcovidnet import EPOCHS, SHOWN_SIDE, load_darkcovidnet
from network import ChestNet
from preprocess import read_grey, standard_view, to_input
from sources import (FOLDS, LABELS, NEGATIVE, auxiliary_candidates, auxiliary_pictures, data_folder, evaluation_pictures,
                     external_pictures, manifest_sha256)
from train import run_file

BATCH = 64
MEASURED_ON = 'out-of-fold, patient-grouped five folds'


def load_network(run, held_out):
    network = ChestNet()
    network.load_state_dict(torch.load(run_file(run, held_out)))
    return network.eval()


@torch.no_grad()
def answers(network, pictures, condition=lambda image: image):
    views = np.stack([standard_view(condition(read_grey(p.path))) for p in pictures])
    batches = torch.from_numpy(views).split(BATCH)
    return torch.cat([network(to_input(batch))[0] for batch in batches]).numpy()


def out_of_fold(networks, pictures, condition=lambda image: image):
    folds = folds_of(pictures)
    logits = np.zeros((len(pictures), len(LABELS)), np.float32)
    for fold in FOLDS:
        members = [p for p in pictures if p.fold == fold]
        logits[folds == fold] = answers(networks[fold], members, condition)
    return logits


def folds_of(pictures):
    return np.array([p.fold for p in pictures])


def labels_of(pictures):
    return np.array([p.label for p in pictures])


def fold_accuracies(pictures, logits):
    folds, labels = folds_of(pictures), labels_of(pictures)
    return [accuracy(labels[folds == fold], logits[folds == fold]) for fold in FOLDS]


def measure(run):
    data = data_folder()
    pictures = evaluation_pictures(data)
    networks = {fold: load_network(run, fold) for fold in FOLDS}
    logits = out_of_fold(networks, pictures)
    robustness = {name: out_of_fold(networks, pictures, change) for name, change in CONDITIONS.items()}
    rule = decision(labels_of(pictures), logits)
    return {
        'evaluation': {
            **inside(pictures, logits),
            'robustness': {name: rounded(np.mean(fold_accuracies(pictures, seen))) for name, seen in robustness.items()},
            'external': outside(load_network(run, -1), data),
            'thumbnail_baseline': thumbnail_baseline(pictures, folds_of(pictures), labels_of(pictures)),
            'reliability': reliability(labels_of(pictures), logits / rule['calibration']['temperature']),
            'darkcovidnet': darkcovidnet_figures(pictures),
        },
        **rule,
        'images': dict(Counter(p.source for p in all_pictures())),
        'manifest_sha256': manifest_sha256(all_pictures()),
        'beside': beside(networks, pictures, robustness, data),
    }


def inside(pictures, logits):
    labels = labels_of(pictures)
    probabilities = softmax(logits, 1)
    shares = fold_accuracies(pictures, logits)
    per_class = {name: class_figures(labels == index, logits.argmax(1) == index, probabilities[:, index])
                 for index, name in enumerate(LABELS)}
    return {
        'accuracy': rounded(np.mean(shares)),
        'accuracy_interval': wilson(int((logits.argmax(1) == labels).sum()), len(labels)),
        'folds': shares,
        'macro_auc': rounded(np.mean([figures['auc'] for figures in per_class.values()])),
        'per_class': per_class,
        'confusion': confusion(labels, logits),
    }


def class_figures(is_positive, is_called, probability):
    figures = rates(is_positive, is_called)
    del figures['positives'], figures['negatives']
    return {**figures, 'auc': area_under_curve(is_positive, probability)}


def decision(labels, logits):
    temperature = best_temperature(labels, logits)
    calibrated = logits / temperature
    probabilities = softmax(calibrated, 1)
    points = [{'label': name, **operating_point(labels == index, probabilities[:, index]), 'measured_on': MEASURED_ON}
              for index, name in enumerate(LABELS)]
    rule = probabilities, [point['threshold'] for point in points], LABELS.index(NEGATIVE)
    margin = narrow_margin(*rule)
    return {
        'calibration': {
            'method': 'temperature', 'temperature': temperature,
            'ece_before': calibration_error(labels, logits), 'ece_after': calibration_error(labels, calibrated),
            'n': len(labels), 'measured_on': MEASURED_ON,
        },
        'operating_points': points,
        'indeterminate_margin': margin,
        'indeterminate_share': rounded(uncertain_share(*rule, margin)),
    }


def outside(network, data):
    hannover = external_pictures(data, 'external-hannover')
    children = [p for p in external_pictures(data, 'paediatric-kermany') if p.label == LABELS.index('Normal')]
    return {
        'hannover_covid_sensitivity': share_called(network, hannover, 'COVID-19'),
        'hannover_n': len(hannover),
        'covid_cxnet_without_duplicates_sensitivity': None,
        'kermany_normal_called_normal': share_called(network, children, 'Normal'),
    }


def share_called(network, pictures, label):
    return rounded((answers(network, pictures).argmax(1) == LABELS.index(label)).mean())


def beside(networks, pictures, robustness, data):
    """Figures for the reader's model card that the machine's card has no place for."""
    auxiliary = auxiliary_pictures(data)
    seen = out_of_fold(networks, auxiliary)
    hannover = external_pictures(data, 'external-hannover')
    children = [p for p in external_pictures(data, 'paediatric-kermany') if p.label == LABELS.index('Pneumonia')]
    return {
        'covid_cxnet_out_of_fold_sensitivity': rounded((seen.argmax(1) == 0).mean()),
        'covid_cxnet_n': len(auxiliary),
        'hannover_patients': len({p.group for p in hannover}),
        'darkcovidnet_hannover': [share_called(load_darkcovidnet(fold), hannover, 'COVID-19') for fold in FOLDS],
        'auxiliary_left_out': len(auxiliary_candidates(data)) - len(auxiliary),
        'hannover_by_fold_network': [share_called(networks[fold], hannover, 'COVID-19') for fold in FOLDS],
        'kermany_pneumonia_called_pneumonia_by_fold_network': [share_called(networks[f], children, 'Pneumonia') for f in FOLDS],
        'calls_with_centre_blanked': Counter(LABELS[c] for c in robustness['lungs-masked-centre-60'].argmax(1)),
        'robustness_folds': {name: fold_accuracies(pictures, seen) for name, seen in robustness.items()},
    }


def darkcovidnet_figures(pictures):
    networks = {fold: load_darkcovidnet(fold) for fold in FOLDS}
    shares = fold_accuracies(pictures, out_of_fold(networks, pictures))
    return {'accuracy': rounded(np.mean(shares)), 'folds': shares, 'side': SHOWN_SIDE, 'epochs': EPOCHS}


def fold_report(run, fold):
    network = load_network(run, fold)
    members = [p for p in evaluation_pictures(data_folder()) if p.fold == fold]
    shares = {'plain': answers(network, members)}
    shares.update({name: answers(network, members, change) for name, change in CONDITIONS.items()})
    print(run, fold, {name: accuracy(labels_of(members), logits) for name, logits in shares.items()},
          confusion(labels_of(members), shares['plain']))
    print('hannover', share_called(network, external_pictures(data_folder(), 'external-hannover'), 'COVID-19'))


def figures_file(run):
    return SCRATCH / 'runs' / run / 'figures.json'


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--run', default='shipped')
    parser.add_argument('--fold', type=int, help='only report this fold')
    options = parser.parse_args()
    if options.fold is not None:
        fold_report(options.run, options.fold)
        return
    figures_file(options.run).write_text(json.dumps(measure(options.run), indent=2))


if __name__ == '__main__':
    main()
