/** Whether the operating system sees a network at all. "Offline" can be trusted; "online" only means: worth a try. */
import { net } from 'electron';

const INTERVAL_MS = 5_000;

export function isOnline(): boolean {
  return net.isOnline();
}

/** Calls back on every change. */
export function watchConnectivity(changed: () => void): void {
  let last = isOnline();
  setInterval(() => {
    if (isOnline() === last) return;
    last = !last;
    changed();
  }, INTERVAL_MS).unref();
}
