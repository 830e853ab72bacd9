// `npm run reliability:memory`, after a build: what the inference host holds empty, with the shipped model, over 10,000
// classifications and over 50 hosts that come and go. Linux only, where a process's memory can be read. Prints JSON.
import { fork } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');
const HOME = join(ROOT, 'models/chest-xray-classifier/1.0.0');
const [runs = 10_000, hosts = 50] = process.argv.slice(2).map(Number);
const WARM_UP = Math.min(500, runs / 4);
const SAMPLES = 40;

const card = JSON.parse(readFileSync(join(HOME, 'card.json'), 'utf8'));
const precision = card.int8 ? 'int8' : 'fp32';
const model = { file: join(HOME, 'model.onnx'), card, backend: { provider: 'cpu', precision } };
const golden = join(HOME, 'golden');
const images = readdirSync(golden)
  .filter((name) => name.endsWith('.png'))
  .map((name) => readFileSync(join(golden, name)));

const empty = await inHost(async (host) => {
  await host.ask('display', { bytes: images[0] });
  return host.megabytes();
});
const { loaded, slope } = await inHost(classifyAll);
const parents = [];
for (let host = 0; host < hosts; host += 1) {
  await inHost((next) => next.ask('screen', { bytes: images[0], model }));
  parents.push({ x: host, y: megabytesOf('self') });
}
console.log(
  JSON.stringify({
    precision,
    empty_mb: round(empty),
    loaded_mb: round(loaded),
    above_empty_mb: round(loaded - empty),
    classifications: runs,
    mb_per_1000: round(slope * 1000),
    hosts,
    parent_mb_per_host: round(slopeOf(parents)),
  }),
);

async function classifyAll(host) {
  const seen = [];
  const every = Math.max(1, Math.floor(runs / SAMPLES));
  for (let run = 0; run < runs; run += 1) {
    await host.ask('screen', { bytes: images[run % images.length], model });
    if (run >= WARM_UP && run % every === 0) seen.push({ x: run, y: host.megabytes() });
  }
  return { loaded: host.megabytes(), slope: slopeOf(seen) };
}

async function inHost(work) {
  const child = fork(join(ROOT, 'out/main/inference-host.js'), { serialization: 'advanced' });
  let last = 0;
  const ask = (job, asks) =>
    new Promise((resolve, reject) => {
      last += 1;
      child.once('message', (response) =>
        response.ok ? resolve(response.answer) : reject(new Error(response.message)),
      );
      child.send({ id: last, job, asks });
    });
  try {
    return await work({ ask, megabytes: () => megabytesOf(child.pid) });
  } finally {
    child.kill('SIGKILL');
  }
}

function megabytesOf(pid) {
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1024;
}

/** Least squares. */
function slopeOf(points) {
  const mean = (pick) => points.reduce((sum, point) => sum + pick(point), 0) / points.length;
  const [x, y] = [mean((point) => point.x), mean((point) => point.y)];
  const spread = points.reduce((sum, point) => sum + (point.x - x) ** 2, 0);
  return points.reduce((sum, point) => sum + (point.x - x) * (point.y - y), 0) / spread;
}

function round(value) {
  return Math.round(value * 100) / 100;
}
