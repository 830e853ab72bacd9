/** The life of the window: opened, brought to the front, and replaced when its process dies. */
import { join } from 'node:path';
import type { BrowserWindow, WebFrameMain } from 'electron';
import { app, dialog, session as sessions } from 'electron';
import type { Events } from '../../preload/contract.ts';
import type { Language } from '../../preload/domain.ts';
import type { ChosenKind } from '../ipc/application.ts';
import { guardSession } from './guards.ts';
import { reportError } from './log.ts';
import { serveRenderer } from './protocol.ts';
import { isMainFrameOf, openWindow } from './window.ts';

export interface MainWindow {
  readonly open: () => void;
  readonly show: () => void;
  readonly isOwnPage: (frame: WebFrameMain | null) => boolean;
  readonly emit: <E extends keyof Events>(event: E, value: Events[E]) => void;
  readonly chooseFiles: (kind: ChosenKind, language: Language) => Promise<readonly string[]>;
  readonly chooseTarget: (name: string, language: Language) => Promise<string | null>;
}

/** `built`: the folder of the build's output, with renderer/ and preload/ in it. */
export function mainWindow(built: string): MainWindow {
  // Without `persist:` the session lives in memory: nothing of a page or an image is cached on the disk.
  const session = sessions.fromPartition('clinic');
  let window: BrowserWindow | null = null;
  guardSession(session);
  serveRenderer(session, join(built, 'renderer'));
  app.on('window-all-closed', () => app.quit());

  function open(): void {
    const opened = openWindow(session, join(built, 'preload/index.cjs'));
    window = opened;
    opened.webContents.on('render-process-gone', (_event, { reason }) => {
      if (reason === 'clean-exit') return;
      reportError(new Error(`the window's process ended: ${reason}`));
      // A new window first: closing the last one would quit the application.
      open();
      opened.destroy();
    });
  }

  return {
    open,
    show: () => {
      if (window?.isMinimized()) window.restore();
      window?.focus();
    },
    isOwnPage: (frame) => isMainFrameOf(window, frame),
    emit: (event, value) => {
      if (window && !window.isDestroyed()) window.webContents.send(event, value);
    },
    chooseFiles: async (kind, language) => {
      if (!window) return [];
      const { filePaths } = await dialog.showOpenDialog(window, dialogFor(kind, language));
      return filePaths;
    },
    chooseTarget: async (name, language) => {
      if (!window) return null;
      const options = { title: TITLES[language].target, defaultPath: join(app.getPath('documents'), name) };
      const { canceled, filePath } = await dialog.showSaveDialog(window, options);
      return canceled || filePath === '' ? null : filePath;
    },
  };
}

const TITLES = {
  tr: {
    files: 'Görüntü dosyaları seçin',
    folder: 'Klasör seçin',
    bundle: 'Model paketi seçin (.ailmodel)',
    key: 'Açık anahtar dosyası seçin (.pub)',
    target: 'Kaydedilecek yeri seçin',
  },
  en: {
    files: 'Choose image files',
    folder: 'Choose a folder',
    bundle: 'Choose a model bundle (.ailmodel)',
    key: 'Choose a public key file (.pub)',
    target: 'Choose where to save',
  },
} as const;

const CHOICES = {
  files: { properties: ['openFile', 'multiSelections'] },
  folder: { properties: ['openDirectory'] },
  bundle: { properties: ['openFile'], filters: [{ name: '.ailmodel', extensions: ['ailmodel'] }] },
  key: { properties: ['openFile'], filters: [{ name: '.pub, .pem', extensions: ['pub', 'pem'] }] },
} satisfies Record<ChosenKind, Electron.OpenDialogOptions>;

function dialogFor(kind: ChosenKind, language: Language): Electron.OpenDialogOptions {
  return { title: TITLES[language][kind], ...CHOICES[kind] };
}
