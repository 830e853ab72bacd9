/** Keys that every installation trusts: those of the maker of this application. Their private halves are kept offline. */
import { type PublicKey, readPublicKey } from './signing-key.ts';

// Empty until the maker's key exists. A key is added as its PEM text, in a release; it is never replaced in place.
const PINNED: readonly { readonly name: string; readonly pem: string }[] = [];

export interface PinnedKey extends PublicKey {
  readonly name: string;
}

export function pinnedKeys(): readonly PinnedKey[] {
  return PINNED.map(({ name, pem }) => ({ ...readPublicKey(pem), name }));
}
