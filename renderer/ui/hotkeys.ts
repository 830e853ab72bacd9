/** Hot keys that work on Turkish-Q as on any other keyboard: letters by what they type, digits by where they are. */
import { useEffect, useEffectEvent, useState } from 'react';

export type HotKeys = Readonly<Record<string, () => void>>;
type KeyPress = Pick<KeyboardEvent, 'key' | 'code' | 'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey'>;

/** 'R', 'Shift+R', 'Shift+1', 'Ctrl+F', 'PageDown'. AltGr combinations type letters and are none of ours: null. */
export function keyName(press: KeyPress): string | null {
  if (press.altKey) return null;
  const modifiers = [press.ctrlKey || press.metaKey ? 'Ctrl' : null, press.shiftKey ? 'Shift' : null];
  return [...modifiers, baseKey(press)].filter((part) => part !== null).join('+');
}

/** True where a letter is text and must not be a command. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.matches('textarea, select, input:not([type=radio]):not([type=checkbox])');
}

/** While the component is on the screen. A held key fires once; an open dialogue keeps its keys to itself. */
export function useHotKeys(hotKeys: HotKeys): void {
  const press = useEffectEvent((event: KeyboardEvent): void => {
    const action = chosen(event, hotKeys);
    if (!action) return;
    event.preventDefault();
    action();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => press(event);
    window.addEventListener('keydown', listen, { capture: true });
    return () => window.removeEventListener('keydown', listen, { capture: true });
  }, []);
}

/** True while the key is down. A window that loses the focus never hears of the key going up: it counts as let go. */
export function useHeldKey(name: string): boolean {
  const [isHeld, setHeld] = useState(false);
  useHotKeys({ [name]: () => setHeld(true) });
  useEffect(() => {
    // Shift may have come or gone meanwhile: the key itself counts, not the combination.
    const release = (event: KeyboardEvent): void => {
      if (baseKey(event) === name) setHeld(false);
    };
    const letGo = (): void => setHeld(false);
    window.addEventListener('keyup', release, { capture: true });
    window.addEventListener('blur', letGo);
    return () => {
      window.removeEventListener('keyup', release, { capture: true });
      window.removeEventListener('blur', letGo);
    };
  }, [name]);
  return isHeld;
}

function chosen(event: KeyboardEvent, hotKeys: HotKeys): (() => void) | null {
  const name = keyName(event);
  if (name === null || event.repeat || event.isComposing) return null;
  const isGlobal = name.startsWith('Ctrl+') || name === 'F1';
  if (!isGlobal && isTyping(event.target)) return null;
  if (event.target instanceof Element && event.target.closest('dialog, [role="dialog"]')) return null;
  return hotKeys[name] ?? null;
}

function baseKey(press: KeyPress): string {
  const digit = /^Digit(\d)$/.exec(press.code)?.[1];
  if (digit !== undefined) return digit;
  // The four Turkish i's are one key; toUpperCase would make two of them.
  if (['ı', 'i', 'I', 'İ'].includes(press.key)) return 'I';
  return press.key.length === 1 ? press.key.toUpperCase() : press.key;
}
