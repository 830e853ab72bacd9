// @vitest-environment jsdom
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import type { Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { keyName, useHeldKey, useHotKeys } from '../../../renderer/ui/hotkeys.ts';

const PRESS = { key: '', code: '', shiftKey: false, ctrlKey: false, metaKey: false, altKey: false };

test.each(['ı', 'i', 'I', 'İ'])('%s is the key I', (key) => {
  expect(keyName({ ...PRESS, key, code: 'Quote' })).toBe('I');
});

test('letters are what they type, wherever the keyboard has them', () => {
  expect(keyName({ ...PRESS, key: 'r', code: 'KeyR' })).toBe('R');
  expect(keyName({ ...PRESS, key: 'R', code: 'KeyR', shiftKey: true })).toBe('Shift+R');
  // Caps Lock types a capital without Shift.
  expect(keyName({ ...PRESS, key: 'R', code: 'KeyR' })).toBe('R');
});

test('digits are where they are: Shift+2 types an apostrophe on Turkish-Q', () => {
  expect(keyName({ ...PRESS, key: "'", code: 'Digit2', shiftKey: true })).toBe('Shift+2');
  expect(keyName({ ...PRESS, key: 'é', code: 'Digit2' })).toBe('2');
  expect(keyName({ ...PRESS, key: '3', code: 'Numpad3' })).toBe('3');
  expect(keyName({ ...PRESS, key: 'PageDown', code: 'Numpad3' })).toBe('PageDown');
});

test('Ctrl and Cmd are one, AltGr is neither', () => {
  expect(keyName({ ...PRESS, key: 'f', code: 'KeyF', metaKey: true })).toBe('Ctrl+F');
  expect(keyName({ ...PRESS, key: '[', code: 'Digit8', ctrlKey: true, altKey: true })).toBeNull();
});

const invert = vi.fn<() => void>();
const open = vi.fn<() => void>();
let root: Root;

function Screen() {
  useHotKeys({ I: invert, 'Ctrl+O': open });
  const isHeld = useHeldKey('H');
  return (
    <>
      <textarea />
      <output>{isHeld ? 'held' : 'free'}</output>
      <button type="button">x</button>
      <dialog open>
        <button type="button">y</button>
      </dialog>
    </>
  );
}

beforeEach(async () => {
  vi.clearAllMocks();
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  const host = document.body.appendChild(document.createElement('div'));
  root = createRoot(host);
  await act(async () => root.render(<Screen />));
});

afterEach(async () => {
  await act(async () => root.unmount());
  document.body.replaceChildren();
});

function press(selector: string, init: KeyboardEventInit): void {
  const event = new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...init });
  document.querySelector(selector)?.dispatchEvent(event);
}

test('a letter is a command on a button and text in a text field', () => {
  press('textarea', { key: 'i' });
  expect(invert).not.toHaveBeenCalled();
  press('button', { key: 'i' });
  expect(invert).toHaveBeenCalledOnce();
});

test('combinations with Ctrl work in a text field too', () => {
  press('textarea', { key: 'o', ctrlKey: true });
  expect(open).toHaveBeenCalledOnce();
});

test('a held key fires once, and an open dialogue keeps its keys', () => {
  press('button', { key: 'i', repeat: true });
  press('dialog button', { key: 'i' });
  expect(invert).not.toHaveBeenCalled();
});

function heldText(): string | undefined {
  return document.querySelector('output')?.textContent;
}

test('a key is held until it goes up, whatever became of Shift, or until the window loses the focus', async () => {
  await act(async () => press('button', { key: 'h' }));
  expect(heldText()).toBe('held');
  await act(async () => void window.dispatchEvent(new KeyboardEvent('keyup', { key: 'H', shiftKey: true })));
  expect(heldText()).toBe('free');
  await act(async () => press('button', { key: 'H', shiftKey: true }));
  expect(heldText()).toBe('free');
  await act(async () => press('button', { key: 'h' }));
  await act(async () => void window.dispatchEvent(new Event('blur')));
  expect(heldText()).toBe('free');
});
