/** The operating system's keychain, where it is a real one. */
import { safeStorage } from 'electron';
import type { Keychain } from '../database/key.ts';

/**
 * Linux without a keyring falls back to `basic_text`, a password known to everyone: that is no protection and counts
 * as none. Call after the app is ready.
 */
export function openKeychain(): Keychain {
  const backend = backendName();
  return {
    backend,
    isReal: safeStorage.isEncryptionAvailable() && backend !== 'basic_text' && backend !== 'unknown',
    protect: (secret) => safeStorage.encryptString(secret.toString('base64')),
    reveal: (wrapped) => Buffer.from(safeStorage.decryptString(wrapped), 'base64'),
  };
}

function backendName(): string {
  if (process.platform === 'linux') return safeStorage.getSelectedStorageBackend();
  return process.platform === 'darwin' ? 'macos-keychain' : 'windows-dpapi';
}
