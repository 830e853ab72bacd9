/** Heat maps and shortcut probes of the fake main: one bright place, and a model that does not need the lungs. */
import type { Input, Output } from '../../../preload/contract.ts';
import type { FaultCode, StudyDetail, StudyId } from '../../../preload/domain.ts';
import type { HeatMap, ProbeView, ProbeViewName, RecordedProbe } from '../../../preload/explanation.ts';
import { MODEL } from './fake-data.ts';

type ExplanationChannel = 'heatMaps.draw' | 'heatMaps.cancel' | 'probes.run' | 'probes.find' | 'probes.summary';
type Answers = { readonly [C in ExplanationChannel]: (input: Input<C>) => Output<C> };

/** `refuse` gives what to throw. */
export function fakeExplanations(find: (id: StudyId) => StudyDetail, refuse: (code: FaultCode) => Error): Answers {
  const probes = new Map<StudyId, RecordedProbe>();
  const read = (id: StudyId): StudyDetail => {
    const study = find(id);
    if (!study.ownRead) throw refuse('read-first');
    return study;
  };
  const answered = (id: StudyId): string => {
    const prediction = read(id).screening?.prediction ?? null;
    if (prediction === null) throw refuse('not-a-result');
    return prediction;
  };
  return {
    'heatMaps.draw': ({ study, label }) => heatMap(label ?? answered(study)),
    'heatMaps.cancel': () => ({ hasStopped: false }),
    'probes.run': ({ study }) => {
      const probe = probeOf(answered(study));
      probes.set(study, probe);
      return probe;
    },
    'probes.find': ({ study }) => probes.get(read(study).id) ?? null,
    'probes.summary': () => ({
      probed: 34,
      unchanged: 21,
      interval: [0.4504, 0.7589],
      byLabel: [
        { label: 'Normal', probed: 14, unchanged: 12, interval: [0.6006, 0.9599] },
        { label: 'Pneumonia', probed: 20, unchanged: 9, interval: [0.2582, 0.6579] },
      ],
    }),
  };
}

/** Seven by seven cells with their peak at row 4, column 2. */
function heatMap(label: string): HeatMap {
  const values = Array.from({ length: 49 }, (_, i) =>
    Math.exp(-(((i % 7) - 2) ** 2 + (Math.floor(i / 7) - 4) ** 2) / 2),
  );
  return {
    method: 'activation-map',
    label,
    labels: ['COVID-19', 'Pneumonia', 'Normal'],
    rows: 7,
    columns: 7,
    values,
    strongest: 3.1,
    outsideCentre: 0.34,
    area: { left: 0, top: 78, width: 1024, height: 1024 },
  };
}

function probeOf(prediction: string): RecordedProbe {
  const { name, version } = MODEL;
  return {
    views: [
      view('original', prediction, 0.83, 0),
      view('lungs-masked', prediction, 0.74, -0.09),
      view('lungs-only', 'Normal', 0.31, -0.52),
      view('border-masked', prediction, 0.79, -0.04),
      view('mirrored', prediction, 0.81, -0.02),
    ],
    isUnchangedWithoutLungs: true,
    model: { name, version },
    reader: 'Dr. Işıl Gür',
    at: '2026-11-23T08:14:00.000Z',
  };
}

function view(name: ProbeViewName, prediction: string, probability: number, change: number): ProbeView {
  return { view: name, status: 'result', state: 'positive', prediction, probability, change };
}
