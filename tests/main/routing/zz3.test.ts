import { readFileSync } from 'node:fs';
import { it } from 'vitest';
import { assessComplexity } from '../../../main/routing/complexity.ts';
it('x', () => {
  const rows = readFileSync('/tmp/q5.txt', 'utf8')
    .trim()
    .split('\n')
    .map((l) => l.split('|'));
  let ok = 0;
  for (const [expected, question = ''] of rows) {
    const a = assessComplexity(question);
    if (a.complexity === expected) ok++;
    else
      console.log(
        `want ${expected} got ${a.complexity} ${a.score}: ${question} ## ${a.features.map((f) => `${f.kind}:${f.points}[${f.evidence.join(',')}]`).join(' ')}`,
      );
  }
  console.log(ok, rows.length);
});
