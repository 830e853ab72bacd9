import { describe, expect, it } from 'vitest';
import { verifyAudit } from '../../../main/audit/verify.ts';
import { activeModel, findModelVersion, listModels } from '../../../main/registry/models.ts';
import { registerModel, throwAway } from '../../support/database.ts';
import { modelCard } from '../../support/records.ts';

describe('the registry', () => {
  it('takes in a shipped model once, with the columns of its card', async () => {
    const profile = throwAway();
    expect(activeModel(profile.db, 'medical')).toBeNull();
    registerModel(profile);
    registerModel(profile);
    expect(listModels(profile.db)).toEqual([
      {
        id: 1,
        name: 'chest-xray-classifier',
        version: '1.0.0',
        type: 'onnx',
        domain: 'medical',
        sha256: 'c'.repeat(64),
        status: 'active',
        accuracy: 0.9,
        inputShape: '{"image":[-1,3,224,224]}',
        outputShape: '{"logits":[-1,3]}',
        file: 'chest-xray-classifier/1.0.0/model.onnx',
        card: JSON.stringify(modelCard()),
      },
    ]);
    expect(await verifyAudit(profile.db, profile.keys.audit)).toMatchObject({ isIntact: true, entries: 1 });
  });

  it('puts the first medical version to work and lets later ones wait', () => {
    const profile = throwAway();
    registerModel(profile);
    expect(registerModel(profile, { version: '1.1.0' }).status).toBe('inactive');
    expect(registerModel(profile, { name: 'legal-text', domain: 'legal' }).status).toBe('inactive');
    expect(activeModel(profile.db, 'medical')?.version).toBe('1.0.0');
    expect(activeModel(profile.db, 'legal')).toBeNull();
  });

  it('keeps what was registered when other weights lie there under the same name', () => {
    const profile = throwAway();
    registerModel(profile);
    registerModel(profile, { sha256: 'd'.repeat(64) });
    expect(findModelVersion(profile.db, 'chest-xray-classifier').sha256).toBe('c'.repeat(64));
  });

  it('finds the active version, else the last one, else says so', () => {
    const profile = throwAway();
    registerModel(profile);
    registerModel(profile, { version: '2.0.0' });
    registerModel(profile, { name: 'legal-text', domain: 'legal', version: '0.1.0' });
    registerModel(profile, { name: 'legal-text', domain: 'legal', version: '0.2.0' });
    expect(findModelVersion(profile.db, 'chest-xray-classifier').version).toBe('1.0.0');
    expect(findModelVersion(profile.db, 'chest-xray-classifier', '2.0.0').version).toBe('2.0.0');
    expect(findModelVersion(profile.db, 'legal-text').version).toBe('0.2.0');
    const missing = () => findModelVersion(profile.db, 'chest-xray-classifier', '9.9.9');
    expect(missing).toThrow(
      expect.objectContaining({ code: 'model-not-found', message: expect.stringContaining('9.9.9') }),
    );
  });

  it('never has two versions of a model at work', () => {
    const profile = throwAway();
    registerModel(profile);
    registerModel(profile, { version: '2.0.0' });
    expect(() => profile.db.exec("UPDATE model_versions SET status = 'active'")).toThrow('UNIQUE');
  });
});
