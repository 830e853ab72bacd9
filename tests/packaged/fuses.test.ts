import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { expect, test } from '@playwright/test';
import { executable } from './package.ts';

const expected: readonly (readonly [keyof typeof FuseV1Options, boolean])[] = [
  ['RunAsNode', false],
  ['EnableCookieEncryption', true],
  ['EnableNodeOptionsEnvironmentVariable', false],
  ['EnableNodeCliInspectArguments', false],
  ['EnableEmbeddedAsarIntegrityValidation', true],
  ['OnlyLoadAppFromAsar', true],
  ['LoadBrowserProcessSpecificV8Snapshot', false],
  ['GrantFileProtocolExtraPrivileges', false],
];

for (const [name, isOn] of expected) {
  test(`the fuse ${name} is ${isOn ? 'on' : 'off'}`, async () => {
    const wire = await getCurrentFuseWire(executable);
    // the wire holds the characters '0' and '1'
    expect(String.fromCharCode(Number(wire[FuseV1Options[name]]))).toBe(isOn ? '1' : '0');
  });
}
