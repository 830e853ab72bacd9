// @vitest-environment jsdom
import { afterEach, expect, test } from 'vitest';
import { REFUSALS } from '../../../preload/domain.ts';
import { REFUSAL_NUMBERS } from '../../../preload/refusals.ts';
import { answer, none, study } from '../../support/fake-bridge/fake-data.ts';
import type { RenderedApp } from '../../support/render-app.tsx';
import { renderApp } from '../../support/render-app.tsx';

let app: RenderedApp;
afterEach(() => app.close());

test.each(REFUSALS)('%s is said by number and sentence, with what to do, and without any percentage', async (code) => {
  const { scores, prediction } = answer('positive', 'Pneumonia', [0.04, 0.83, 0.13]);
  const refused = study(1, 'A', {
    progress: 'refused',
    code,
    // A main gone wrong: scores beside the refusal.
    screening: { ...none('refused', code), scores, prediction },
  });
  app = await renderApp({ studies: [refused], state: { language: 'en' } });
  await app.open(refused.id);
  const card = app.find('result-card');
  expect(card?.querySelector('code')?.textContent).toBe(`${REFUSAL_NUMBERS[code]} ${code}`);
  expect(card?.querySelectorAll('.fault-text > *')).toHaveLength(3);
  expect(app.find('scores')).toBeNull();
  expect(document.querySelector('.panel')?.textContent).not.toMatch(/%|83|0[.,]\d/u);
});

test('that the image can be read is said of an image that is there, and of no other', async () => {
  const refused = study(1, 'A', {
    progress: 'refused',
    code: 'lateral-view',
    screening: none('refused', 'lateral-view'),
  });
  app = await renderApp({ studies: [refused], state: { language: 'en' } });
  await app.open(refused.id);
  expect(app.find('result-card')?.textContent).toContain('The image can be read');
  await app.close();
  const broken = study(1, 'A', { progress: 'failed', code: 'image-corrupt' });
  app = await renderApp({
    studies: [broken],
    state: { language: 'en' },
    faults: { 'studies.pixels': 'image-corrupt' },
  });
  await app.open(broken.id);
  expect(app.find('result-card')?.textContent).not.toContain('The image can be read');
});
