/** The bridge: named operations for the window, and the one place where a dropped File turns into a path. */
import { contextBridge, ipcRenderer, webUtils } from 'electron';
import type { Bridge, Channel, EventName, Events, Input, Output, PathChannel } from './contract.ts';
import type { Reply } from './domain.ts';

function call<C extends Channel>(channel: C, input: Input<C>): Promise<Reply<Output<C>>> {
  // Main answers every operation with a Reply; invoke itself rejects only for a channel that nobody registered.
  return ipcRenderer.invoke(channel, input).catch(() => ({ ok: false, fault: { code: 'operation-unknown' } }));
}

function subscribe<E extends EventName>(event: E, listener: (value: Events[E]) => void): () => void {
  const forward = (_event: unknown, value: Events[E]) => listener(value);
  ipcRenderer.on(event, forward);
  return () => ipcRenderer.off(event, forward);
}

const PATH_CHANNELS: ReadonlySet<Channel> = new Set<PathChannel>(['studies.import', 'models.import']);

const bridge = {
  // The page may name any operation but the imports: those carry paths, which the page never sees.
  call: (channel, input) =>
    // The type excludes them already; a page that ignores types gets a refusal.
    PATH_CHANNELS.has(channel)
      ? Promise.resolve({ ok: false, fault: { code: 'sender-refused' } })
      : call(channel, input),
  importFiles: (files) =>
    call('studies.import', { paths: files.map((file) => webUtils.getPathForFile(file)).filter((path) => path !== '') }),
  importModel: (file) => call('models.import', { path: webUtils.getPathForFile(file) }),
  on: subscribe,
} satisfies Bridge;

contextBridge.exposeInMainWorld('clinic', bridge);
