import { it } from 'vitest';
import { assessComplexity } from '../../../main/routing/complexity.ts';
import { DEVELOPMENT, HELD_BACK } from './questions.ts';
it('x', () => {
  for (const [name, list] of [
    ['dev', DEVELOPMENT],
    ['held', process.env.HELD ? HELD_BACK : []],
  ] as const) {
    let ok = 0;
    for (const { expected, question } of list) {
      const a = assessComplexity(question);
      if (a.complexity === expected) ok++;
      else
        console.log(
          `${name} want ${expected} got ${a.complexity} ${a.score}: ${question}\n     ${a.features.map((f) => `${f.kind}:${f.points}[${f.evidence.join(',')}]`).join(' ')}`,
        );
    }
    console.log(name, ok, list.length);
  }
  for (const q of [
    'Merhaba',
    'Bu göğüs röntgeninde pnömoni var mı?',
    'Hasta verilerini analiz ederek COVID-19, pnömoni ve normal akciğer dokusu arasındaki farkları karşılaştır',
  ])
    console.log(q, assessComplexity(q).score, JSON.stringify(assessComplexity(q).features));
});
