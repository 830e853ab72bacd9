/** The only door from the window: every operation is registered here, and only our own page may knock. */
import type { IpcMain, WebFrameMain } from 'electron';
import { inputs } from '../../preload/contract.ts';
import type { Reply } from '../../preload/domain.ts';
import { refuse } from './answer.ts';

/** `isOwnPage` must hold for the main frame of our own window on our own protocol, and for nothing else. */
export function registerOperations(
  ipcMain: Pick<IpcMain, 'handle'>,
  isOwnPage: (frame: WebFrameMain | null) => boolean,
  answer: (channel: string, input: unknown) => Promise<Reply<unknown>>,
): void {
  for (const channel of Object.keys(inputs)) {
    ipcMain.handle(channel, (event, input: unknown) =>
      isOwnPage(event.senderFrame) ? answer(channel, input) : refuse('sender-refused'),
    );
  }
}
