import { expect, test } from 'vitest';
import { OPERATION_FAULTS, READ_FAULTS, REFUSALS, WARNINGS } from '../../../preload/domain.ts';
import { ENGLISH, TURKISH } from '../../../renderer/strings/parity.ts';

const CODES = [...OPERATION_FAULTS, ...READ_FAULTS, ...REFUSALS];

test.each(CODES)('%s says what happened and what to do, in both languages', (code) => {
  for (const strings of [TURKISH, ENGLISH]) {
    expect(strings.faults[code].what).toMatch(/\S{2}.*[.]$/);
    expect(strings.faults[code].todo).toMatch(/\S{2}.*[.]$/);
  }
  expect(TURKISH.faults[code].what).not.toBe(ENGLISH.faults[code].what);
});

test.each(WARNINGS)('the warning %s says what to do, in both languages', (code) => {
  expect(TURKISH.warnings[code].todo).toMatch(/[.]$/);
  expect(ENGLISH.warnings[code].todo).toMatch(/[.]$/);
});

test('no code that no longer exists keeps a sentence', () => {
  expect(Object.keys(TURKISH.faults).toSorted()).toEqual(CODES.toSorted());
});

test('every placeholder of one language is in the other', () => {
  const english = flat(ENGLISH);
  for (const [key, text] of flat(TURKISH)) {
    expect([key, placeholders(text)]).toEqual([key, placeholders(english.get(key) ?? '')]);
  }
});

test('a negative answer never reads as plain "normal"', () => {
  for (const { reading, common, worklist } of [TURKISH, ENGLISH]) {
    for (const text of [reading.result.word.negative, common.classes.normal, worklist.answer.negative]) {
      expect(text).not.toMatch(/normal/i);
    }
  }
});

function flat(strings: object, path = ''): Map<string, string> {
  return new Map(
    Object.entries(strings).flatMap(([key, value]: [string, unknown]) =>
      typeof value === 'object' && value !== null
        ? [...flat(value, `${path}${key}.`)]
        : [[`${path}${key}`, String(value)]],
    ),
  );
}

function placeholders(text: string): readonly string[] {
  return (text.match(/\{\{\w+\}\}/g) ?? []).toSorted();
}
