"""Cross-fitted soft labels: each training film is judged by a teacher head that never saw its fold.

The hard labels were mined from reports and are noisy; a head that has not memorised them says how doubtful each one is.
"""

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

STRENGTH = 3e-3


def soft_labels(pooled, labels, folds):
    """One probability triple per film, from what the teacher sees in its plain view."""
    soft = np.zeros((len(labels), 3), np.float32)
    for fold in np.unique(folds):
        taught, judged = folds != fold, folds == fold
        soft[judged] = fit_head(pooled[taught], labels[taught]).predict_proba(pooled[judged])
    return soft


def fit_head(pooled, labels):
    head = make_pipeline(StandardScaler(), LogisticRegression(C=STRENGTH, class_weight='balanced', max_iter=300))
    return head.fit(pooled, labels)
