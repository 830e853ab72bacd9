import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { handlersFor } from '../../../main/ipc/handlers.ts';
import { GOLDEN_SCORES, goldenImage } from '../../support/bundle.ts';
import { openApplication } from '../../support/application.ts';
import { temporaryFolder } from '../../support/database.ts';
import { writeTinyModel } from '../../support/tiny-model.ts';

it.skipIf(process.platform !== 'linux')(
  'a wish is kept and audited; the processor serves until it is fulfilled',
  async () => {
    const folder = temporaryFolder();
    const home = dirname(writeTinyModel(join(folder, 'models')).file);
    mkdirSync(join(home, 'golden'));
    writeFileSync(join(home, 'golden/a.png'), await goldenImage());
    writeFileSync(join(home, 'golden/expected.json'), JSON.stringify({ 'a.png': GOLDEN_SCORES }));
    const application = await openApplication(folder);
    const operations = handlersFor(application);
    const before = await operations['computing.read']({});
    expect(before).toMatchObject({ wished: 'cpu', offered: ['cpu', 'cuda'], report: { serving: { provider: 'cpu' } } });
    const after = await operations['computing.choose']({ provider: 'cuda' });
    expect(after).toMatchObject({ wished: 'cuda', report: { images: 1, serving: { provider: 'cpu' } } });
    expect(after.report.trials[1]).toMatchObject({ backend: { provider: 'cuda' }, code: 'provider-unavailable' });
    await expect(operations['computing.choose']({ provider: 'coreml' })).rejects.toMatchObject({
      code: 'provider-unavailable',
    });
    const { db } = application.work().clinic.profile;
    const noted = db.prepare("SELECT detail FROM audit_log WHERE action = 'settings-changed'").all();
    expect(noted).toMatchObject([{ detail: expect.stringContaining('"provider":"cuda"') }]);
    application.stop();
    const again = handlersFor(await openApplication(folder));
    expect(await again['computing.read']({})).toMatchObject({
      wished: 'cuda',
      report: { serving: { provider: 'cpu' } },
    });
  },
);
