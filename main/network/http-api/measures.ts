/**
 * `GET /metrics`. Counters and the histogram start at zero with the API, as Prometheus expects of a process; the gauges
 * of the day come from the registry's daily figures. Labels are closed words: nothing of a patient, a file or a user.
 */
import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { AppState, EngineState } from '../../../preload/domain.ts';
import type { DailyMetric } from '../../../preload/metrics.ts';
import type { ReadableDB } from '../../database/open.ts';
import { lastReading, readingsAfter } from './reading-tail.ts';

export interface Measures {
  readonly contentType: string;
  readonly countRequest: (method: string, route: string, status: number) => void;
  readonly write: (db: ReadableDB, state: AppState, today: readonly DailyMetric[]) => Promise<string>;
}

const ENGINE_STATES = ['starting', 'ready', 'restarting', 'failed'] as const satisfies readonly EngineState[];
const LATENCY_BUCKETS = [0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

export function startMeasures(db: ReadableDB): Measures {
  const registry = new Registry();
  const on = { registers: [registry] };
  const requests = new Counter({
    ...on,
    name: 'ailydian_http_requests_total',
    help: 'Requests to the local HTTP API',
    labelNames: ['method', 'route', 'status'],
  });
  const countReadings = readingMeasures(registry, lastReading(db));
  const showDay = dayMeasures(registry);
  const showState = stateMeasures(registry);
  return {
    contentType: registry.contentType,
    countRequest: (method, route, status) => requests.inc({ method, route, status }),
    write: (log, state, today) => {
      countReadings(log);
      showDay(today);
      showState(state);
      return registry.metrics();
    },
  };
}

function readingMeasures(registry: Registry, start: number): (db: ReadableDB) => void {
  const readings = new Counter({
    registers: [registry],
    name: 'ailydian_readings_total',
    help: 'Images read since the API was started, by outcome and code',
    labelNames: ['model', 'version', 'outcome', 'code'],
  });
  const latency = new Histogram({
    registers: [registry],
    name: 'ailydian_reading_duration_seconds',
    help: 'Time of one image from its bytes to the answer, where the model answered',
    labelNames: ['model', 'version'],
    buckets: LATENCY_BUCKETS,
  });
  let last = start;
  return (db) => {
    for (const { seq, model, version, status, code, totalMs } of readingsAfter(db, last)) {
      last = seq;
      readings.inc({ model, version, outcome: status, code: code ?? '' });
      if (status === 'result' || status === 'indeterminate') latency.observe({ model, version }, totalMs / 1000);
    }
  };
}

function dayMeasures(registry: Registry): (today: readonly DailyMetric[]) => void {
  const count = new Gauge({
    registers: [registry],
    name: 'ailydian_day_readings',
    help: 'Images read today (UTC), by outcome',
    labelNames: ['model', 'version', 'outcome'],
  });
  const latency = new Gauge({
    registers: [registry],
    name: 'ailydian_day_latency_seconds',
    help: 'Time of the images answered today (UTC)',
    labelNames: ['model', 'version', 'statistic'],
  });
  return (today) => {
    count.reset();
    latency.reset();
    for (const { model, version, successful, refused, failed, meanMs, p95Ms } of today) {
      for (const [outcome, n] of Object.entries({ successful, refused, failed })) {
        count.set({ model, version, outcome }, n);
      }
      for (const [statistic, ms] of Object.entries({ mean: meanMs, p95: p95Ms })) {
        if (ms !== null) latency.set({ model, version, statistic }, ms / 1000);
      }
    }
  };
}

function stateMeasures(registry: Registry): (state: AppState) => void {
  const engine = new Gauge({
    registers: [registry],
    name: 'ailydian_engine_state',
    help: '1 for the state the inference engine is in',
    labelNames: ['state'],
  });
  const model = new Gauge({
    registers: [registry],
    name: 'ailydian_model_info',
    help: 'The model that answers',
    labelNames: ['name', 'version', 'sha256'],
  });
  return (state) => {
    for (const name of ENGINE_STATES) engine.set({ state: name }, Number(name === state.engine));
    model.reset();
    if (state.model) {
      const { name, version, sha256 } = state.model;
      model.set({ name, version, sha256 }, 1);
    }
  };
}
