/** Entry of the inference host: the process that touches untrusted bytes and model graphs, and nothing else. */
import type { FaultCode } from '../preload/domain.ts';
import { benchHere } from './cli/bench-here.ts';
import { decodedBytes } from './imaging/decoded-size.ts';
import { outgoingPicture } from './imaging/outgoing.ts';
import { ImageFault } from './imaging/radiograph.ts';
import { activationHeatMap } from './inference/activation-map.ts';
import { displayImage } from './inference/display-image.ts';
import { ImportFault } from './inference/graph/fault.ts';
import { inspectGraph } from './inference/graph/inspect.ts';
import { DECODED_BYTES_AT_ONCE } from './inference/images-at-once.ts';
import { occludeRow } from './inference/occlusion.ts';
import { probeShortcuts } from './inference/probe.ts';
import type { JobName, Jobs, Request, Response } from './inference/protocol.ts';
import { prepareImage, screenImage } from './inference/screen-image.ts';
import { openSession } from './inference/session.ts';
import { takeTurns } from './inference/turns.ts';
import { ModelFault, readWeights } from './inference/weights.ts';
import { unpackBundle } from './registry/bundle/unpack.ts';
import { sampleNamed } from './samples/names.ts';
import { makeSample } from './samples/samples.ts';

type Work = { readonly [J in JobName]: (asks: Jobs[J]['asks']) => Promise<Jobs[J]['answers']> };

const work: Work = {
  screen: ({ bytes, model }) => screenImage(bytes, model),
  prepare: ({ bytes, model }) => prepareImage(bytes, model.card),
  infer: async ({ tensor, model }) => (await openSession(model)).run(tensor),
  display: ({ bytes }) => displayImage(bytes),
  outgoing: ({ bytes }) => outgoingPicture(bytes),
  load: async ({ model }) => {
    await openSession(model);
    return null;
  },
  'heat-map': (asked) => activationHeatMap(asked),
  occlude: (asked) => occludeRow(asked),
  probe: ({ bytes, model }) => probeShortcuts(bytes, model),
  unpack: async ({ file, folder }) => {
    await unpackBundle(file, folder);
    return null;
  },
  inspect: async ({ model, granted }) => {
    inspectGraph(await readWeights(model), model.card, { granted });
    return null;
  },
  bench: ({ model }) => benchHere(model),
  sample: ({ name }) => makeSample(sampleNamed(name)),
};

const turns = takeTurns(DECODED_BYTES_AT_ONCE);

const send = connect((request) => {
  void respond(request).then(send);
});

async function respond({ id, job, asks }: Request): Promise<Response> {
  try {
    return { id, ok: true, answer: await perform(job, asks) };
  } catch (error) {
    return { id, ok: false, code: codeOf(error), message: String(error) };
  }
}

/** Whatever decodes a film waits until its pixels fit beside those that are being decoded. */
async function perform<J extends JobName>(job: J, asks: Jobs[J]['asks']): Promise<Jobs[J]['answers']> {
  if (!('bytes' in asks)) return work[job](asks);
  return turns.run(await decodedBytes(asks.bytes), () => work[job](asks));
}

function codeOf(error: unknown): FaultCode {
  const isKnown = error instanceof ImageFault || error instanceof ModelFault || error instanceof ImportFault;
  return isKnown ? error.code : 'unexpected';
}

/** Electron gives a utility process `parentPort`; a child process of plain Node has `process.send`. */
function connect(receive: (request: Request) => void): (response: Response) => void {
  const port = electronParentPort();
  if (port) {
    port.on('message', (event) => receive(event.data));
    return (response) => port.postMessage(response);
  }
  process.on('message', (request: Request) => receive(request));
  process.on('disconnect', () => process.exit(0));
  return (response) => process.send?.(response);
}

interface ParentPort {
  on(event: 'message', listener: (event: { readonly data: Request }) => void): void;
  postMessage(message: Response): void;
}

function electronParentPort(): ParentPort | undefined {
  // as: Node's types do not know Electron's addition, and this layer does not import Electron.
  return (process as NodeJS.Process & { parentPort?: ParentPort }).parentPort;
}
