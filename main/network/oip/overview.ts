/** The inference server as the network screen shows it: what was decided, who this computer is, how it does. Never the key. */
import type { RemoteSettings } from '../../../preload/network.ts';
import type { Clinic } from '../../screening/clinic.ts';
import { parseIdentity } from './identity.ts';
import { TOLERANCE } from './line.ts';
import type { RemoteService } from './service.ts';
import { readIdentity, readRemoteChoices } from './settings.ts';

export function remoteSettings({ profile, model }: Clinic, remote: Pick<RemoteService, 'state'>): RemoteSettings {
  const identity = readIdentity(profile);
  return {
    ...readRemoteChoices(profile.db),
    ...remote.state(),
    identity: identity && parseIdentity(identity).shown,
    expectedSha256: hashOf(model),
    tolerance: TOLERANCE,
  };
}

function hashOf(model: Clinic['model']): string | null {
  try {
    return model().card.sha256;
  } catch {
    return null;
  }
}
