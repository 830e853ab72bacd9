"""The model card for people: a template that code fills, so that no figure is typed by hand."""

from network import LEARNT_SIDE
from sources import FOLDS, LABELS

TARGET_ACCURACY = 0.84
TARGET_LOSS = 0.08
TARGET_LEAD = 0.03
TARGET_ERROR = 0.05
MUST_HOLD = ['histogram-equalised', 'centre-crop-80', 'border-masked']

TEMPLATE = """# {name} {version}

Sorts frontal chest radiographs of adults into {labels}. Research and decision support for qualified readers.
**Never stand-alone**: not to diagnose, not to rule anything out, not to reorder or remove a case out of sight.
Every figure on this page was written by `{script}`.

## The shortcut problem, plainly
All COVID-19 images used for evaluation come from one collection; all pneumonia and normal images come from one other (NIH).
A network can therefore score well by recognising the *source* of a film instead of the disease. The figures below are evidence
about these images only. **At another hospital the network may be no better than chance**, until it has been measured there.
The NIH labels were mined from reports and are noisy, so the border between pneumonia and normal has a low ceiling.
COVID-19 is diagnosed by PCR or antigen test; imaging alone is not recommended for it.

## Not for
Children (under {age_min}); lateral films; other body parts; CT; photographs of a film without a warning.
"Normal" means only: *no COVID-19 or pneumonia pattern found by this model*. It does not look for {not_assessed}.

## How it was measured
Five folds grouped by patient ({n} images); every image is judged by a network that saw no film of that patient's group.
The shipped network is trained with the same recipe on all folds, so these are figures of the recipe, not of that one file.
**The folds were looked at while this recipe was chosen**: first folds 0, 1 and 2, then all five, for the side at which films are seen,
the adjusted last layer and the features behind the soft labels. The figures below flatter it, the robustness too.

| fold | {fold_names} | mean |
|---|{rules}|---|
| accuracy | {folds} | **{accuracy}** [{interval}] |
| thumbnail baseline | {baseline_folds} | {baseline} |
| DarkCovidNet | {dark_folds} | {dark} |

Intervals are 95 % (Wilson). They count images as independent although some share a patient, so they are a little too narrow.
The baseline is a logistic regression on a 12x12 thumbnail and a grey histogram: what the shortcuts alone are worth.
DarkCovidNet (Ozturk et al. 2020) has the published layers and learnt from the same films on the same folds, but only at {dark_side} pixels for
{dark_epochs} epochs, which favours our network; the 87.02 % published for it rest on folds that are not grouped by patient, and are not
comparable.
Macro AUC {macro_auc}.

| class | sensitivity | specificity | AUC |
|---|---|---|---|
{class_rows}

Confusion (rows: truth; columns: {labels}):

| truth | {label_cells} |
|---|---|---|---|
{confusion_rows}

## Robustness
The same folds, with the film changed before preprocessing.

| condition | mean accuracy | points lost | folds |
|---|---|---|---|
{robustness_rows}

With the centre blanked there is little disease left to see; what the network still answers then is {blank_calls}.

## Other sources
| set | figure |
|---|---|
| Hannover, all {hannover_n} COVID-19 films of {hannover_patients} patients: called COVID-19 | {hannover} (fold networks: {hannover_folds}) |
| the same by the fold networks of DarkCovidNet | {dark_hannover} |
| COVID-CXNet without duplicates, {cxnet_n} films, each judged by a network that had not seen it, but had seen others of that set: called COVID-19 | {cxnet} |
| Children 1-5 years (Kermany), outside the intended population: normal films called normal | {kermany} |
| the same, pneumonia films called pneumonia, by the fold networks | {kermany_pneumonia} |

One source left out at a time, with the first stage of the training alone and fewer epochs. Only the sources of COVID-19 can be left out: all other films
come from one source. Films that may be crops of films of the other source are not counted. How the teacher's maps are summarised was
fitted on COVID-CXNet films, without their labels.

| never learnt | films of that source | called COVID-19 | Hannover called COVID-19 |
|---|---|---|---|
{left_out_rows}

**A data leak was found and removed.** COVID-CXNet holds crops of Hannover films and of evaluation films which its own list of
duplicates misses, and version history holds a network that had learnt from some of them. The {auxiliary_left_out} films that resemble a
Hannover film are now left out of training altogether; those that resemble an evaluation film share its fold. The comparison
(`models/training/twins.py`) finds crops, not every possible copy: a heavily altered one may remain.
COVID-CXNet helped to train the network, so it is no external set here; a COVID-19 answer on Hannover films says nothing about
false alarms at another hospital, because no healthy films from there exist in this project.

## Probabilities and operating points
Temperature {temperature}, fitted out of fold; expected calibration error {ece_before} before, {ece_after} after ({ece_n} images, 15 bins).
Of the answers with a confidence between these bounds, after calibration:

| confidence | answers | mean confidence | right |
|---|---|---|---|
{reliability_rows}

Each threshold lies half way between the lowest and the highest whose Youden index (sensitivity + specificity - 1) is within one standard
error of the best, on the calibrated probability of the class. They were chosen on the same out-of-fold answers on which they are stated,
which flatters them slightly.

| class | threshold | sensitivity | specificity | positives / negatives |
|---|---|---|---|---|
{point_rows}

An answer is indeterminate when the finding that decides lies within {margin} of its threshold, or when the most probable class
contradicts the thresholds: {indeterminate} of the out-of-fold answers.

## Targets
{targets}

This recipe was chosen for what it keeps when films are cropped, equalised or framed. With labels as noisy as these there may be little
left to gain on films as they are. `models/training/README.md` has the figures of what else was tried.

## How it was made
ResNet-18 of half width, from random weights (seed {seed}, PyTorch {torch}, {date}); global average pooling and one linear layer,
so that the activation map is exact. The graph shows the film to the network at {learnt_side}x{learnt_side} pixels.
Standardisation of the 224x224 film before that: {standardise}. Training takes framing, exposure, sharpness, borders, markers and
parts of the film away at random, shows half of the films zoomed to the end and blends films with one another; at last the linear layer
is adjusted to whole films.
More zoom and more weight for random views make the answer steadier and less accurate, and the other way round: this is a choice
between the two. An ImageNet
MobileNetV2 acted as a teacher (its feature maps, and soft labels cross-fitted over patients); none of its weights are in this file.
Training images: {images}. Manifest SHA-256 `{manifest}`.

## Licence
{licence}
"""


def card_text(card, beside):
    evaluation, calibration = card['evaluation'], card['calibration']
    dark = evaluation['darkcovidnet']
    external, baseline = evaluation['external'], evaluation['thumbnail_baseline']
    return TEMPLATE.format(
        name=card['name'], version=card['version'], script=card['training']['script'], labels=' / '.join(LABELS),
        age_min=card['population']['age_min'], not_assessed=', '.join(card['not_assessed']), n=calibration['n'],
        fold_names=' | '.join(str(fold) for fold in FOLDS), rules='|'.join('---' for _ in FOLDS),
        folds=' | '.join(map(percent, evaluation['folds'])), accuracy=percent(evaluation['accuracy']),
        interval=span(evaluation['accuracy_interval']), macro_auc=f"{evaluation['macro_auc']:.3f}",
        baseline_folds=' | '.join(map(percent, baseline['folds'])), baseline=percent(baseline['accuracy']),
        dark_folds=' | '.join(map(percent, dark['folds'])), dark=percent(dark['accuracy']),
        dark_side=dark['side'], dark_epochs=dark['epochs'], dark_hannover=several(beside['darkcovidnet_hannover']),
        reliability_rows='\n'.join(map(reliability_row, evaluation['reliability'])), learnt_side=LEARNT_SIDE,
        left_out_rows='\n'.join(map(left_out_row, evaluation['left_out'])),
        class_rows='\n'.join(class_row(name, figures) for name, figures in evaluation['per_class'].items()),
        label_cells=' | '.join(LABELS), confusion_rows='\n'.join(map(confusion_row, LABELS, evaluation['confusion'])),
        robustness_rows=robustness_rows(evaluation, beside['robustness_folds']),
        blank_calls=', '.join(f'{name} {count} times' for name, count in beside['calls_with_centre_blanked'].items()),
        hannover_n=external['hannover_n'], hannover_patients=beside['hannover_patients'],
        auxiliary_left_out=beside['auxiliary_left_out'],
        hannover=percent(external['hannover_covid_sensitivity']), hannover_folds=several(beside['hannover_by_fold_network']),
        cxnet_n=beside['covid_cxnet_n'], cxnet=percent(beside['covid_cxnet_out_of_fold_sensitivity']),
        kermany=percent(external['kermany_normal_called_normal']),
        kermany_pneumonia=several(beside['kermany_pneumonia_called_pneumonia_by_fold_network']),
        temperature=f"{calibration['temperature']:.2f}", ece_before=f"{calibration['ece_before']:.3f}",
        ece_after=f"{calibration['ece_after']:.3f}", ece_n=calibration['n'],
        point_rows='\n'.join(map(point_row, card['operating_points'])), margin=card['indeterminate_margin'],
        indeterminate=percent(card['indeterminate_share']),
        targets='\n'.join(targets(evaluation, calibration)), seed=card['training']['seed'], torch=card['training']['torch'],
        date=card['training']['date'], manifest=card['training']['manifest_sha256'], licence=card['licence'],
        standardise=card['preprocessing']['standardise'],
        images=', '.join(f'{count} from {source}' for source, count in card['training']['images'].items()),
    )


def class_row(name, figures):
    return (f"| {name} | {percent(figures['sensitivity'])} [{span(figures['sensitivity_interval'])}] "
            f"| {percent(figures['specificity'])} [{span(figures['specificity_interval'])}] | {figures['auc']:.3f} |")


def confusion_row(name, counts):
    return f"| {name} | {' | '.join(map(str, counts))} |"


def robustness_rows(evaluation, folds):
    plain = evaluation['accuracy']
    return '\n'.join(f'| {name} | {percent(share)} | {100 * (plain - share):.1f} | {several(folds[name])} |'
                     for name, share in evaluation['robustness'].items())


def point_row(point):
    return (f"| {point['label']} | {point['threshold']:.3f} | {percent(point['sensitivity'])} [{span(point['sensitivity_interval'])}] "
            f"| {percent(point['specificity'])} [{span(point['specificity_interval'])}] | {point['positives']} / {point['negatives']} |")


def left_out_row(left):
    return (f"| {left['source']} ({left['epochs']} epochs) | {left['n']} | {percent(left['sensitivity'])} "
            f"| {percent(left['hannover_sensitivity'])} |")


def reliability_row(step):
    return f"| {step['from']:.2f}-{step['to']:.2f} | {step['n']} | {percent(step['mean_probability'])} | {percent(step['share_correct'])} |"


def targets(evaluation, calibration):
    plain = evaluation['accuracy']
    yield verdict(f'mean accuracy over the folds at least {percent(TARGET_ACCURACY)}', plain >= TARGET_ACCURACY, percent(plain))
    for name in MUST_HOLD:
        lost = plain - evaluation['robustness'][name]
        yield verdict(f'at most {100 * TARGET_LOSS:.0f} points lost when {name}', lost <= TARGET_LOSS, f'{100 * lost:.1f}')
    lead = plain - evaluation['thumbnail_baseline']['accuracy']
    yield verdict(f'at least {100 * TARGET_LEAD:.0f} points above the thumbnail baseline', lead >= TARGET_LEAD, f'{100 * lead:.1f}')
    dark = evaluation['darkcovidnet']['accuracy']
    yield verdict("above DarkCovidNet's layers on the same folds", plain > dark, f'{percent(plain)} against {percent(dark)}')
    error = calibration['ece_after']
    yield verdict(f'expected calibration error at most {TARGET_ERROR}', error <= TARGET_ERROR, f'{error:.3f}')


def verdict(target, is_met, measured):
    return f"- {'Reached' if is_met else '**Not reached**'}: {target} (measured {measured})."


def percent(share):
    return f'{100 * share:.1f} %'


def several(shares):
    return ', '.join(map(percent, shares))


def span(interval):
    return f'{100 * interval[0]:.1f}-{100 * interval[1]:.1f}'
