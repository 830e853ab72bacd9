import { createHash } from 'node:crypto';
import { expect, test } from '@playwright/test';
import { batchIsDone, call, openClinic, setUpProfile } from '../support/clinic-window.ts';
import { inspector } from '../support/inspect.ts';
import { listenForMessages } from '../support/messages-server.ts';

const QUESTION = 'COVID-19 ile pnömoni opasitelerini karşılaştır ve ayırıcı tanıyı değerlendir';

for (const language of ['tr', 'en'] as const) {
  test(`the picture that was ticked and seen leaves, and no other (${language})`, async () => {
    const server = await listenForMessages();
    const clinic = await openClinic();
    const { page } = clinic;
    const inspect = inspector(page, language);
    await setUpProfile(clinic, language);
    await call(page, 'samples.load', {});
    await batchIsDone(page, 5);
    const settings = await call(page, 'cloud.settings', {});
    const { isThisComputerOnly, model, trustsInspection, limitsUsd } = settings;
    expect(settings.isImageAllowed).toBe(false);
    const allowed = {
      isThisComputerOnly,
      isAllowed: true,
      model,
      trustsInspection,
      limitsUsd,
      baseUrl: server.baseUrl,
    };
    await call(page, 'cloud.change', { ...allowed, isImageAllowed: false });
    await call(page, 'cloud.setKey', { key: 'sk-ant-CANARY-0123456789abcdef' });
    await page.reload();
    await page.getByRole('navigation').first().getByRole('button').nth(5).click();
    await page.getByTestId('image-switch').click();
    await expect.poll(async () => (await call(page, 'cloud.settings', {})).isImageAllowed).toBe(true);
    await inspect('network-image');
    await expect.poll(async () => (await call(page, 'cloud.settings', {})).connectivity).toBe('online');

    await page.getByRole('navigation').first().getByRole('button').first().click();
    await page.getByRole('row', { name: /sample-4-tilted/ }).dblclick();
    await expect(page.getByTestId('viewport')).toHaveAttribute('data-ready', 'true');
    await page.keyboard.press('q');
    await page.getByTestId('question-input').fill(QUESTION);
    await expect(page.getByTestId('image-hold')).toHaveAttribute('data-hold', 'no-own-read');
    await page.getByTestId('viewport').click();
    await page.keyboard.press('Shift+Digit2');
    await expect(page.getByTestId('result-card')).toBeVisible();
    await page.getByTestId('with-image').click();
    await expect(page.getByTestId('sent-image')).toHaveJSProperty('complete', true);
    await expect
      .poll(() => page.getByTestId('sent-image').evaluate((image: HTMLImageElement) => image.naturalWidth))
      .toBeGreaterThan(500);
    await expect(page.getByTestId('ask-away')).toBeEnabled();
    await page.getByTestId('sent-image').scrollIntoViewIfNeeded();
    await inspect('question-image');
    const seen = await page.getByTestId('sent-image').locator('..').locator('code').textContent();
    const shown = await page.getByTestId('leaving-body').textContent();
    await page.getByTestId('ask-away').click();
    await expect.poll(() => server.questions().length).toBe(1);
    const sent = server.questions()[0]?.body.toString('utf8') ?? '';
    expect(sent).toBe(shown);
    const png = Buffer.from(/"media_type":"image\/png","data":"([^"]+)"/.exec(sent)?.[1] ?? '', 'base64');
    expect(seen).toContain(createHash('sha256').update(png).digest('hex').slice(0, 16));

    await page.getByRole('navigation').first().getByRole('button').nth(5).click();
    await page.getByTestId('ledger-row').first().getByRole('button').click();
    await expect(page.getByTestId('ledger-body')).toHaveText(sent);
    await page.getByTestId('ledger-body').scrollIntoViewIfNeeded();
    await inspect('ledger-image');
    expect(clinic.complaints).toEqual([]);
    await clinic.app.close();
    server.close();
  });
}
