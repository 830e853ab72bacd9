/** The network screen in the real window: an inference server is proved and answers, and other programs are let in. */
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from '@playwright/test';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import type { Language } from '../../preload/domain.ts';
import { call, openClinic, setUpProfile } from '../support/clinic-window.ts';
import { httpAsk } from '../support/http-client.ts';
import type { OipServer } from '../support/oip-server.ts';
import { startOipServer } from '../support/oip-server.ts';

const ROOT = join(import.meta.dirname, '../..');
const PICTURES = join(ROOT, 'test-results/screens');
const SERVER_MODEL = { name: 'chest-on-server', version: '4' };

for (const language of ['tr', 'en'] as const) {
  test(`the clinic's inference server and the HTTP API, set up on the screen (${language})`, async () => {
    mkdirSync(PICTURES, { recursive: true });
    const clinic = await openClinic();
    const { page } = clinic;
    await setUpProfile(clinic, language);
    const { folder, server } = await serveActiveModel(page);
    await page.getByRole('navigation').first().getByRole('button', { name: RAIL[language] }).click();
    const picture = pictureOf(page, language);
    await picture('network-off');

    await page.getByTestId('remote-address').fill(server.address);
    await page.getByTestId('remote-model').fill(SERVER_MODEL.name);
    await page.getByTestId('remote-version').fill(SERVER_MODEL.version);
    await page.getByTestId('remote-form').getByRole('button').click();
    await page.getByTestId('remote-switch').click();
    server.behave({ logits: () => [0, 0, 0] });
    await page.getByTestId('remote-check').click();
    await expect(page.getByTestId('remote-because')).toHaveAttribute('data-code', 'remote-parity');
    await picture('network-remote-refused');
    server.behave({});
    await page.getByTestId('remote-check').click();
    await expect(page.getByTestId('remote-state')).toHaveAttribute('data-phase', 'serving');
    await expect(page.getByTestId('only-remote')).toBeVisible();
    await picture('network-remote');

    await page.getByTestId('api-switch').click();
    const token = await page.getByTestId('api-token-text').innerText();
    const address = (await page.getByTestId('api-state').getAttribute('data-address')) ?? '';
    await picture('network-api');
    await page.getByTestId('api-token-close').click();
    await expect(page.getByText(token)).toHaveCount(0);
    const image = readFileSync(join(folder, 'golden', goldenIn(folder))).toString('base64');
    const headers = { authorization: `Bearer ${token}` };
    const asked = server.asked.length;
    const reply = await httpAsk(`${address}/api/pytorch/inference`, { method: 'POST', headers, body: { image } });
    expect(reply).toMatchObject({ status: 200, body: { success: true } });
    expect(server.asked.slice(asked)).toContain(
      `POST /v2/models/${SERVER_MODEL.name}/versions/${SERVER_MODEL.version}/infer`,
    );
    const checks = await call(page, 'diagnostics.run', {});
    expect(checks.filter(({ name }) => name === 'http-api' || name === 'remote-inference')).toMatchObject([
      { outcome: 'pass', detail: address },
      { outcome: 'pass', detail: 'serving' },
    ]);
    expect(clinic.complaints).toEqual([]);
    await clinic.app.close();
    await expect(httpAsk(`${address}/api/health`)).rejects.toThrow('ECONNREFUSED');
    await server.close();
  });
}

const RAIL = { tr: 'Ağ', en: 'Network' } as const satisfies Record<Language, string>;

/** The weights that are at work, run by the runtime of this process as a server would. */
async function serveActiveModel(page: Page): Promise<{ readonly folder: string; readonly server: OipServer }> {
  const { model } = await call(page, 'app.state', {});
  const folder = join(ROOT, 'models', model?.name ?? '', model?.version ?? '');
  const card = JSON.parse(readFileSync(join(folder, 'card.json'), 'utf8'));
  const session = await InferenceSession.create(join(folder, 'model.onnx'));
  const shape = card.input.shape.map((size: number) => (size === -1 ? 1 : size));
  const logits = async (tensor: Float32Array): Promise<number[]> => {
    const answer = await session.run({ [card.input.name]: new Tensor('float32', tensor, shape) });
    return Array.from(answer[card.outputs.logits.name]?.data ?? [], Number);
  };
  const served = { ...SERVER_MODEL, sha256: card.sha256, shape, classes: card.labels.length };
  return { folder, server: await startOipServer({ served, ways: { logits } }) };
}

function goldenIn(folder: string): string {
  const name = readdirSync(join(folder, 'golden')).find((file) => file.endsWith('.png'));
  if (name === undefined) throw new Error('the model at work has no reference image');
  return name;
}

/** The whole screen, however long, for people to look at; and no fault of accessibility on it. */
function pictureOf(page: Page, language: Language) {
  return async (name: string): Promise<void> => {
    const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
    expect(violations.map(({ id, nodes }) => `${name}: ${id} at ${nodes[0]?.target.join(' ')}`)).toEqual([]);
    for (const [part, testId] of Object.entries(PARTS)) {
      await page.getByTestId(testId).first().scrollIntoViewIfNeeded();
      await page.screenshot({ path: join(PICTURES, `${language}-${name}-${part}.png`) });
    }
  };
}

const PARTS = { top: 'only-state', server: 'remote-identity', programs: 'api-form' } as const;
