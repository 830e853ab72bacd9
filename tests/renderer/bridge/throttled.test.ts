import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { throttled } from '../../../renderer/bridge/events.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('the first call runs at once, a burst becomes one more, and the last is never lost', () => {
  const action = vi.fn<() => void>();
  const { run } = throttled(action, 250);
  for (let i = 0; i < 100; i += 1) run();
  expect(action).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(250);
  expect(action).toHaveBeenCalledTimes(2);
  vi.advanceTimersByTime(1000);
  expect(action).toHaveBeenCalledTimes(2);
});

test('stopped, it does nothing more', () => {
  const action = vi.fn<() => void>();
  const { run, stop } = throttled(action, 250);
  run();
  run();
  stop();
  vi.advanceTimersByTime(1000);
  expect(action).toHaveBeenCalledTimes(1);
});
