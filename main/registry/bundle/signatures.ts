/** Who vouched for the versions that came in through the import gate, as the registry recorded it. */
import type { BundleSignature } from '../../../preload/models.ts';
import type { ReadableDB } from '../../database/open.ts';
import { pinnedKeys } from './pinned-keys.ts';

interface BundleRow extends Omit<BundleSignature, 'signer' | 'isRevoked'> {
  readonly id: number;
  readonly addedName: string | null;
  readonly revokedAt: string | null;
}

/** By the id of the version. A version that is missing came with the application. */
export function bundleSignatures(db: ReadableDB): ReadonlyMap<number, BundleSignature> {
  const rows = db
    .prepare<[], BundleRow>(
      `SELECT b.model_version AS id, b.signing_key AS key, b.imported_at AS importedAt, b.golden_images AS goldenImages,
              b.golden_difference AS goldenDifference, k.name AS addedName, k.revoked_at AS revokedAt
       FROM model_bundles AS b LEFT JOIN trusted_keys AS k ON k.id = b.signing_key`,
    )
    .all();
  return new Map(rows.map(({ id, ...row }) => [id, toSignature(row)]));
}

function toSignature({ addedName, revokedAt, ...row }: Omit<BundleRow, 'id'>): BundleSignature {
  const builtIn = pinnedKeys().find((key) => key.id === row.key)?.name;
  return { ...row, signer: addedName ?? builtIn ?? row.key, isRevoked: revokedAt !== null };
}
