/** The operations that look behind an answer, one line each. */
import type { Handlers } from '../../preload/contract.ts';
import { findModelVersion } from '../registry/models.ts';
import { summariseProbes } from '../screening/explanation/probe-records.ts';
import { probeStudy, recordedProbe } from '../screening/explanation/probe.ts';
import type { Application } from './application.ts';

type ExplanationChannel = Extract<keyof Handlers, `heatMaps.${string}` | `probes.${string}`>;

export function explanationHandlers({ work }: Application): Pick<Handlers, ExplanationChannel> {
  const db = () => work().clinic.profile.db;
  return {
    'heatMaps.draw': (asked) => work().heatMaps.draw(asked),
    'heatMaps.cancel': () => ({ hasStopped: work().heatMaps.cancel() }),
    'probes.run': ({ study }) => probeStudy(work().clinic, work().shelf, study),
    'probes.find': ({ study }) => recordedProbe(work().clinic, study),
    'probes.summary': ({ name, version }) => summariseProbes(db(), findModelVersion(db(), name, version).id),
  };
}
