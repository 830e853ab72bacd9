"""Cross-fitted soft labels: each training image is judged by a teacher head that never saw its fold.

The hard labels were mined from reports and are noisy; a head that has not memorised them says how doubtful each one is.
"""

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

VIEWS_PER_HEAD = 5
STRENGTH = 3e-4


def fit_head(pooled, labels):
    head = make_pipeline(StandardScaler(), LogisticRegression(C=STRENGTH, class_weight='balanced', max_iter=300))
    return head.fit(pooled, labels)


def soft_labels(pooled, labels, folds, owner, view_of_row):
    """One probability triple per row, the mean over the views of its picture; rows share the order of `pooled`."""
    soft = np.zeros((len(labels), 3), np.float32)
    for fold in np.unique(folds):
        taught = (folds != fold) & (view_of_row < VIEWS_PER_HEAD)
        head = fit_head(pooled[taught].astype(np.float32), labels[taught])
        judged = folds == fold
        soft[judged] = head.predict_proba(pooled[judged].astype(np.float32))
    return mean_per_owner(soft, owner)


def mean_per_owner(values, owner):
    _, place, count = np.unique(owner, return_inverse=True, return_counts=True)
    sums = np.zeros((len(count), values.shape[1]), values.dtype)
    np.add.at(sums, place, values)
    return (sums / count[:, None])[place]
