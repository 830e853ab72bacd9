/** The one window: sandboxed, isolated, on our own protocol. */
import type { Session, WebFrameMain } from 'electron';
import { BrowserWindow } from 'electron';
import { guardContents } from './guards.ts';
import { isOwnAddress, PAGE } from './protocol.ts';

export function openWindow(session: Session, preload: string): BrowserWindow {
  const window = new BrowserWindow({
    width: 1440,
    height: 900,
    minWidth: 1100,
    minHeight: 680,
    show: false,
    backgroundColor: '#0d1013',
    autoHideMenuBar: true,
    title: 'Ailydian Clinic',
    webPreferences: {
      session,
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
    },
  });
  guardContents(window.webContents);
  window.once('ready-to-show', () => window.show());
  void window.loadURL(PAGE);
  return window;
}

/** True only for the main frame of this window on our own page. */
export function isMainFrameOf(window: BrowserWindow | null, frame: WebFrameMain | null): boolean {
  if (!window || window.isDestroyed() || !frame) return false;
  const isMain = frame.parent === null && frame.routingId === window.webContents.mainFrame.routingId;
  return isMain && frame.processId === window.webContents.mainFrame.processId && isOwnAddress(frame.url);
}
