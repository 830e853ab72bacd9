import type { IpcMain, WebFrameMain } from 'electron';
import { describe, expect, it } from 'vitest';
import { registerOperations } from '../../../main/ipc/register.ts';
import { inputs } from '../../../preload/contract.ts';

type Listener = Parameters<IpcMain['handle']>[1];

function register(isOwnPage: (frame: WebFrameMain | null) => boolean) {
  const listeners = new Map<string, Listener>();
  const asked: string[] = [];
  const handle: IpcMain['handle'] = (channel, listener) => {
    listeners.set(channel, listener);
  };
  registerOperations({ handle }, isOwnPage, (channel) => {
    asked.push(channel);
    return Promise.resolve({ ok: true, value: null });
  });
  return { listeners, asked };
}

// as: the sender check is a parameter here; the real frames are asked in the journeys.
const event = { senderFrame: null } as Parameters<Listener>[0];

describe('registerOperations', () => {
  it('registers every operation of the contract and nothing else', () => {
    const { listeners } = register(() => true);
    expect([...listeners.keys()].toSorted()).toEqual(Object.keys(inputs).toSorted());
  });

  it.each(Object.keys(inputs))('%s refuses a foreign sender without asking anyone', async (channel) => {
    const { listeners, asked } = register(() => false);
    const reply: unknown = await listeners.get(channel)?.(event, {});
    expect(reply).toEqual({ ok: false, fault: { code: 'sender-refused' } });
    expect(asked).toEqual([]);
  });

  it('passes our own page on', async () => {
    const { listeners, asked } = register(() => true);
    await listeners.get('app.state')?.(event, {});
    expect(asked).toEqual(['app.state']);
  });
});
