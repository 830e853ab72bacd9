import { readFileSync } from 'node:fs';
import { it } from 'vitest';
import { readQuestion } from '../../../main/routing/question.ts';
it('x', () => {
  const hits: Record<string, string[]> = {};
  for (const w of readFileSync('/tmp/words.txt', 'utf8').split('\n')) {
    const q = readQuestion(w);
    for (const [k, m] of Object.entries(q))
      if (Array.isArray(m) && m.length) (hits[k] ??= []).push(`${w}>${m[0].term}`);
  }
  for (const k of Object.keys(hits)) console.log(k, hits[k].join(' '));
});
