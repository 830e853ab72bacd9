import { expect, test } from '@playwright/test';
import { batchIsDone, call, dropFiles, openClinic, setUpProfile } from '../support/clinic-window.ts';
import { oddFiles, sampleFiles } from '../support/files/image-files.ts';

const EVERYTHING = { search: '', show: 'all', limit: 50, offset: 0 } as const;

test('a drop of good, odd and hostile files: each has its own outcome and none stops the others', async () => {
  const clinic = await openClinic();
  const { page } = clinic;
  await setUpProfile(clinic);
  const [chest = '', , , tilted = ''] = await sampleFiles();
  const odd = await oddFiles();
  await dropFiles(page, [chest, tilted, odd.photo, odd.corrupt, odd.bomb, odd.tooLarge, odd.empty, odd.text]);
  await batchIsDone(page, 8);

  const { batch } = await call(page, 'app.state', {});
  expect(Object.fromEntries(batch.failures.map(({ fileName, code }) => [fileName, code]))).toEqual({
    'corrupt.png': 'image-corrupt',
    'bomb.png': 'image-too-many-pixels',
    'large.png': 'file-too-large',
    'empty.dcm': 'file-empty',
    'notes.txt': 'format-unknown',
  });
  const { rows } = await call(page, 'studies.find', EVERYTHING);
  const progress = Object.fromEntries(rows.map((row) => [row.fileName, row.progress]));
  expect(progress).toMatchObject({ 'sample-1-chest.dcm': 'ready', 'sample-4-tilted.png': 'ready' });
  await expect(page.getByTestId('import-list')).toContainText('corrupt.png');
  await expect(page.getByText('large.png')).toBeVisible();
  await clinic.app.close();
});

test('nothing tells the class before the own read: no text, label, title or reply', async () => {
  const clinic = await openClinic();
  const { page } = clinic;
  await setUpProfile(clinic);
  await call(page, 'samples.load', {});
  await batchIsDone(page, 5);
  const { rows } = await call(page, 'studies.find', EVERYTHING);
  const ready = rows.filter(({ progress }) => progress === 'ready');
  expect(ready.length).toBeGreaterThan(0);
  for (const row of ready) {
    const detail = await call(page, 'studies.open', { study: row.id });
    expect(detail).toMatchObject({ answer: null, screening: null, isAnswerHidden: true, operatingPoints: [] });
    expect(JSON.stringify(detail)).not.toMatch(/"probability"|"percentage"|"positive"|"negative"|"uncertain"/);
  }
  await page.getByRole('row', { name: /sample-4-tilted/ }).dblclick();
  await expect(page.getByTestId('answer-hidden')).toBeVisible();
  await expect(page.getByTestId('scores')).toHaveCount(0);
  await expect(page.getByTestId('result-word')).toHaveCount(0);
  expect(await page.title()).not.toMatch(/covid|pneumonia|normal/i);
  await clinic.app.close();
});
