// @ts-check
import { has, needXvfb } from './system-packages.mjs';

export function hasDisplay() {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

/** The words before a command that give it a display of its own, or, where that cannot be had, the user's. */
export function ownDisplay() {
  if (process.platform !== 'linux') return [];
  if (!has('xvfb-run') && process.getuid?.() !== 0 && hasDisplay()) return [];
  needXvfb();
  return ['xvfb-run', '--auto-servernum', '--server-args=-screen 0 1920x1200x24'];
}
