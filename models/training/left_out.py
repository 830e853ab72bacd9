"""What a network says about COVID-19 films of a source that it never learnt from: train.py without that source, and shorter.

Only the two COVID-19 sources can be left out one at a time: pneumonia and normal films come from one source alone.
"""

import json

import torch

from bank import SCRATCH
from evaluate import load_network, share_called
from sources import AUXILIARY, COLLECTION, auxiliary_pictures, data_folder, evaluation_pictures, external_pictures, twins
from train import progress_file, train, write_students

EPOCHS = 12
EVERYTHING = -1
# Unrelated films reach about this likeness.
LIKE = 0.75


def leave_out(source):
    """Films that may be crops of films of the other source are not counted."""
    run = 'without-' + source.split('/')[0]
    write_students(run, [EVERYTHING], lambda held_out: train(held_out, EPOCHS, progress_file(run, held_out), source))
    data = data_folder()
    resembling = {film for pair in twins(LIKE) for film in pair}
    films = [p for p in evaluation_pictures(data) + auxiliary_pictures(data) if p.source == source and p.sha256 not in resembling]
    answers = load_network(run, EVERYTHING)
    return {
        'source': source, 'epochs': EPOCHS, 'n': len(films),
        'sensitivity': share_called(answers, films, 'COVID-19'),
        'hannover_sensitivity': share_called(answers, external_pictures(data, 'external-hannover'), 'COVID-19'),
    }


def left_out_file():
    return SCRATCH / 'runs' / 'left-out.json'


def main():
    torch.set_num_threads(1)
    left_out_file().write_text(json.dumps([leave_out(source) for source in (AUXILIARY, COLLECTION)], indent=2))


if __name__ == '__main__':
    main()
