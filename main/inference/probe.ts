/**
 * The shortcut probe: the same case with the lungs masked, with only the lungs, without its borders and mirrored. A model
 * that names the same class without lungs may rest on something else. After DeGrave et al. 2021, AI for radiographic
 * COVID-19 detection selects shortcuts over signal.
 */
import type { ProbeView, ProbeViewName, ShortcutProbe } from '../../preload/explanation.ts';
import { PROBE_VIEWS } from '../../preload/explanation.ts';
import type { ModelCard } from './card.ts';
import type { Film } from './film.ts';
import { filmFor } from './film.ts';
import type { Verdict } from './postprocess.ts';
import { judge } from './postprocess.ts';
import { coverCentre, toInput } from './preprocess.ts';
import { PROBE_FILMS } from './probe-views.ts';
import type { ModelFile } from './protocol.ts';
import { runMany } from './run-many.ts';
import { openSession } from './session.ts';

/** The gates are for the film as it came, and it has passed them: a masked film is no chest to any gate. */
export async function probeShortcuts(bytes: Uint8Array, model: ModelFile): Promise<ShortcutProbe> {
  const { card } = model;
  const film = await filmFor(card, bytes);
  const inputs = await Promise.all(PROBE_VIEWS.map((view) => inputOf(view, film, card)));
  const logits = await runMany(await openSession(model), card, inputs);
  return compare(logits.map((one) => judge(one, card)));
}

async function inputOf(view: ProbeViewName, { image }: Film, { preprocessing }: ModelCard): Promise<Float32Array> {
  return toInput(await coverCentre(PROBE_FILMS[view](image), preprocessing), preprocessing);
}

/** `verdicts`: one per view, in the order of PROBE_VIEWS. */
export function compare(verdicts: readonly Verdict[]): ShortcutProbe {
  const [original] = verdicts;
  if (!original || verdicts.length !== PROBE_VIEWS.length) throw new RangeError(`${verdicts.length} views`);
  const views = verdicts.map((verdict, i) => toView(PROBE_VIEWS[i] ?? 'original', verdict, original));
  const withoutLungs = views.find(({ view }) => view === 'lungs-masked');
  return { views, isUnchangedWithoutLungs: withoutLungs?.prediction === original.prediction };
}

function toView(view: ProbeViewName, { status, state, prediction, scores }: Verdict, original: Verdict): ProbeView {
  const probability = scores[original.prediction]?.probability ?? 0;
  const before = original.scores[original.prediction]?.probability ?? 0;
  return { view, status, state, prediction, probability, change: Math.round((probability - before) * 1e4) / 1e4 };
}
