/** The window without main: `?stage=unlock&language=en&protection=keychain&batch=running&empty&cloud=on` choose what is seen. */
import type { AppState, BatchState, StudyDetail } from '../../../preload/domain.ts';
import { createFakeClinic } from '../../support/fake-bridge/fake-bridge.ts';
import { fakeStudies, study } from '../../support/fake-bridge/fake-data.ts';
import type { FakeCloud } from '../../support/fake-bridge/fake-questions.ts';
import { CLOUD_ON, SENDS } from '../../support/fake-bridge/fake-questions.ts';

const wanted = new URLSearchParams(location.search);
const clinic = createFakeClinic({ state: stateWanted(), studies: studiesWanted(), cloud: cloudWanted() });
// as: in the application the preload script puts them there; the type is read-only for everyone else.
Object.assign(window as { clinic?: unknown; fake?: unknown }, { clinic: clinic.bridge, fake: clinic });
await import('../../../renderer/main.tsx');

function stateWanted(): Partial<AppState> {
  const stages = ['create', 'unlock', 'damaged', 'ready'] as const;
  const stage = stages.find((one) => one === wanted.get('stage')) ?? 'ready';
  return {
    stage,
    fault: stage === 'damaged' ? 'database-damaged' : null,
    language: wanted.get('language') === 'en' ? 'en' : 'tr',
    keyProtection: wanted.get('protection') === 'keychain' ? 'keychain' : 'passphrase',
    ...(wanted.has('batch') ? { batch: batchWanted(), samples: 'declined' } : {}),
    ...(wanted.has('samples') ? { samples: 'declined' } : {}),
    ...(wanted.has('down') ? { engine: 'failed', model: null } : {}),
  };
}

function batchWanted(): BatchState {
  const failures = [
    { fileName: 'hasta_notları.docx', code: 'format-unknown' },
    { fileName: 'IM00041.dcm', code: 'dicom-corrupt' },
  ] as const;
  const isRunning = wanted.get('batch') === 'running';
  return {
    phase: isRunning ? 'running' : 'idle',
    total: isRunning ? 120 : 38,
    done: isRunning ? 37 : 38,
    refused: 3,
    failed: 2,
    failures,
  };
}

/** `cloud=on|only|offline|slow|fault`; as delivered without. */
function cloudWanted(): FakeCloud {
  const cloud = wanted.get('cloud');
  if (cloud === null) return {};
  const settings = {
    ...CLOUD_ON,
    isThisComputerOnly: cloud === 'only',
    connectivity: cloud === 'offline' ? 'offline' : 'online',
  } as const;
  return { settings, sends: SENDS, isSlow: cloud === 'slow', ...(cloud === 'fault' ? { fault: 'key-rejected' } : {}) };
}

function studiesWanted(): readonly StudyDetail[] {
  if (wanted.has('empty')) return [];
  const many = Number(wanted.get('many') ?? 0);
  return [...fakeStudies(), ...Array.from({ length: many }, (_, i) => study(20 + i, `HASTA^${i}`))];
}
