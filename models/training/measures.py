"""Figures that a model card needs, as functions of arrays. `labels` are class indices, `logits` are [N,3]."""

import numpy as np
from scipy.optimize import minimize_scalar
from scipy.special import log_softmax, softmax
from sklearn.metrics import confusion_matrix, roc_auc_score, roc_curve

BINS = 15
SMALLEST_MARGIN = 0.02


def accuracy(labels, logits):
    return rounded((logits.argmax(1) == labels).mean())


def wilson(hits, n, z=1.959964):
    share, spread = hits / n, z * z / n
    middle = (share + spread / 2) / (1 + spread)
    reach = z * np.sqrt(share * (1 - share) / n + spread / (4 * n)) / (1 + spread)
    return [rounded(middle - reach), rounded(middle + reach)]


def best_temperature(labels, logits):
    def loss(log_temperature):
        return -log_softmax(logits / np.exp(log_temperature), 1)[np.arange(len(labels)), labels].mean()

    return rounded(np.exp(minimize_scalar(loss, bounds=(-3, 3), method='bounded').x))


def calibration_error(labels, logits):
    gaps = [abs(confidence.sum() - is_right.sum()) for _, confidence, is_right in confidence_bins(labels, logits)]
    return rounded(sum(gaps) / len(labels))


def reliability(labels, logits):
    """How often the answers of each step of confidence were right: the points of a calibration plot. Empty steps are left out."""
    return [{'from': rounded(step / BINS), 'to': rounded((step + 1) / BINS), 'n': len(confidence),
             'mean_probability': rounded(confidence.mean()), 'share_correct': rounded(is_right.mean())}
            for step, confidence, is_right in confidence_bins(labels, logits)]


def confidence_bins(labels, logits):
    """(step, confidence, is right) of each of the 15 equal steps of confidence that holds answers."""
    probabilities = softmax(logits, 1)
    confidence, is_right = probabilities.max(1), probabilities.argmax(1) == labels
    steps = np.minimum((confidence * BINS).astype(int), BINS - 1)
    return [(int(step), confidence[steps == step], is_right[steps == step]) for step in np.unique(steps)]


def rates(is_positive, is_called):
    """Sensitivity and specificity with their intervals and counts."""
    positives, negatives = int(is_positive.sum()), int((~is_positive).sum())
    found, cleared = int((is_called & is_positive).sum()), int((~is_called & ~is_positive).sum())
    return {
        'sensitivity': rounded(found / positives), 'sensitivity_interval': wilson(found, positives),
        'specificity': rounded(cleared / negatives), 'specificity_interval': wilson(cleared, negatives),
        'positives': positives, 'negatives': negatives,
    }


def operating_point(is_positive, probability):
    """Half way between the lowest and the highest cut-off whose Youden index (sensitivity + specificity - 1) is within one standard
    error of the best: the best one alone lies anywhere on a flat curve, decided by a film or two.
    """
    false_share, true_share, thresholds = roc_curve(is_positive, probability, drop_intermediate=False)
    index = true_share - false_share
    best = np.argmax(index)
    variance = sum(share * (1 - share) / count for share, count in
                   [(true_share[best], is_positive.sum()), (false_share[best], (~is_positive).sum())])
    as_good = thresholds[index >= index[best] - np.sqrt(variance)]
    threshold = rounded((as_good.min() + as_good.max()) / 2)
    return {'threshold': threshold, **rates(is_positive, probability >= threshold)}


def area_under_curve(is_positive, probability):
    return rounded(roc_auc_score(is_positive, probability))


def confusion(labels, logits):
    return confusion_matrix(labels, logits.argmax(1), labels=[0, 1, 2]).tolist()


def uncertain_share(probabilities, thresholds, negative, margin):
    """The application's rule (main/inference/postprocess.ts): a finding too close to its cut-off, or a winner against it."""
    findings = [index for index in range(len(thresholds)) if index != negative]
    farthest = (probabilities[:, findings] - np.array(thresholds)[findings]).max(1)
    is_contradicted = (probabilities.argmax(1) == negative) == (farthest >= 0)
    return float(((np.abs(farthest) < margin) | is_contradicted).mean())


def narrow_margin(probabilities, thresholds, negative, share=0.125):
    """The smallest margin, in steps of 0.01, that leaves at least this share of answers indeterminate."""
    margins = np.arange(SMALLEST_MARGIN, 0.5, 0.01).round(2)
    return float(next(m for m in margins if uncertain_share(probabilities, thresholds, negative, m) >= share))


def rounded(value):
    return round(float(value), 4)
