"""Which images exist, who they belong to, and what each may be used for."""

import csv
import hashlib
import os
from dataclasses import dataclass, replace
from pathlib import Path

LABELS = ['COVID-19', 'Pneumonia', 'Normal']
# The class that stands for none of the others.
NEGATIVE = 'Normal'
CLASS_OF = {'covid19': 0, 'pneumonia': 1, 'normal': 2}
FOLDS = range(5)
AUXILIARY = 'COVID-CXNet'
COLLECTION = 'ieee8023/covid-chestxray-dataset'
UNSUITABLE_NOTES = {'paediatric', 'no visible abnormality'}

TWINS = Path(__file__).resolve().parent / 'twins.tsv'
DEFAULT_DATA = Path(__file__).resolve().parents[3] / 'shared' / 'data'


@dataclass(frozen=True)
class Picture:
    path: Path
    label: int
    group: str
    fold: int
    source: str
    sha256: str
    is_duplicate: bool


def data_folder():
    return Path(os.environ.get('CXR_DATA', DEFAULT_DATA))


def evaluation_pictures(data):
    return [picture(data / 'cxr', row, short_source(row['source']), int(row['fold'])) for row in rows(data / 'cxr')]


def auxiliary_pictures(data):
    """The auxiliary films that may teach: none that may be a crop of a Hannover film, which must stay unseen."""
    hannover = {p.sha256 for p in external_pictures(data, 'external-hannover')}
    resembling = {auxiliary for auxiliary, film in twins() if film in hannover}
    return [p for p in auxiliary_candidates(data) if p.sha256 not in resembling]


def auxiliary_candidates(data):
    """COVID-CXNet without children, without normal films, and without anything that its own list names as seen elsewhere."""
    folder = data / 'auxiliary-covid-cxnet'
    kept = [row for row in rows(folder) if not row['near_duplicate_of'] and row['note'] not in UNSUITABLE_NOTES]
    # No patient ids exist: the fold is drawn from the image's hash, unless the film is a crop of an evaluation film.
    pictures = [picture(folder, row, AUXILIARY, int(row['sha256'][:8], 16) % len(FOLDS)) for row in kept]
    twin_folds = folds_of_twins(data)
    return [replace(p, fold=twin_folds.get(p.sha256, p.fold)) for p in pictures]


def folds_of_twins(data):
    folds = {p.sha256: p.fold for p in evaluation_pictures(data)}
    # The pairs are sorted by likeness, so that the closest one wins.
    return {auxiliary: folds[film] for auxiliary, film in twins() if film in folds}


def twins(likeness=0):
    if not TWINS.exists():
        return []
    pairs = [line.split('\t') for line in TWINS.read_text().splitlines()]
    return [(auxiliary, film) for auxiliary, film, degree in pairs if float(degree) >= likeness]


def external_pictures(data, name):
    return [picture(data / name, row, name, -1) for row in rows(data / name)]


def manifest_lines(pictures):
    return [f'{p.sha256}\t{p.source}\t{LABELS[p.label]}\t{p.fold}' for p in pictures]


def manifest_sha256(pictures):
    return hashlib.sha256('\n'.join(manifest_lines(pictures)).encode()).hexdigest()


def rows(folder):
    with open(folder / 'labels.csv', newline='') as handle:
        return list(csv.DictReader(handle))


def picture(folder, row, source, fold):
    path = folder / row['file']
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    return Picture(path, CLASS_OF[row['class']], row['group'], fold, source, digest, bool(row.get('near_duplicate_of')))


def short_source(source):
    return source.split(' (via')[0]
