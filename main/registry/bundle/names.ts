/** Which names a file inside a bundle may have: the same file on every system, inside its folder, and nothing else. */
import { ImportFault } from '../../inference/graph/fault.ts';

const PLAIN = /^[a-z0-9][a-z0-9._-]{0,99}$/i;
const MAX_DEPTH = 2;

// Windows opens a device for these, whatever the extension.
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/** Throws for a name that is absolute, leaves the folder, or means something else on another system. */
export function assertName(name: string): void {
  if (/^([/\\]|[a-z]:)/i.test(name)) throw new ImportFault('bundle-path-absolute', `absolute: ${shown(name)}`);
  const segments = name.split(/[/\\]/);
  if (segments.some((segment) => segment === '..' || segment === '.')) {
    throw new ImportFault('bundle-path-traversal', `leaves its folder: ${shown(name)}`);
  }
  if (name.includes('\\') || segments.length > MAX_DEPTH || !segments.every(isPlain)) {
    throw new ImportFault('bundle-path-reserved', `not allowed: ${shown(name)}`);
  }
}

/** Throws when two names are one file on a system that ignores case, or one is the folder of another. */
export function assertDistinct(names: readonly string[]): void {
  const folded = names.map((name) => name.toLowerCase());
  const folders = folded.flatMap((name) => (name.includes('/') ? [name.slice(0, name.indexOf('/'))] : []));
  const seen = new Set(folders);
  for (const name of folded) {
    if (seen.has(name)) throw new ImportFault('bundle-name-duplicate', `twice: ${shown(name)}`);
    seen.add(name);
  }
}

function isPlain(segment: string): boolean {
  return PLAIN.test(segment) && !segment.endsWith('.') && !DEVICE.test(segment);
}

/** A hostile name must not write into a log what it likes. */
function shown(name: string): string {
  return JSON.stringify(name.slice(0, 120));
}
