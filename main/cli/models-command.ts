/** `models …`: what is done to the registry from the command line. Each command writes its results and throws its fault. */
import { readFile, writeFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import type { Profile } from '../database/profile.ts';
import type { HostProcess } from '../inference/protocol.ts';
import type { Engine } from '../inference/supervisor.ts';
import { type ImportedModel, importBundle } from '../registry/bundle/import.ts';
import { importedShelf } from '../registry/bundle/imported-shelf.ts';
import { readinessOn } from '../registry/bundle/ready.ts';
import { generateSigningKey, readPublicKey, SigningKeyFault } from '../registry/bundle/signing-key.ts';
import { activateVersion, rollBack } from '../registry/life-cycle.ts';
import type { ModelVersion } from '../registry/models.ts';
import { objectOf } from '../registry/models.ts';
import { passportInForce } from '../registry/passport/passports.ts';
import type { ShelvedModel } from '../registry/shelf.ts';
import { revokeKey, trustKey } from '../registry/trusted-keys.ts';
import type { Output } from './output.ts';

/** What the commands work on. */
export interface ModelDesk {
  readonly profile: Profile;
  readonly engine: Engine;
  readonly spawnHost: () => HostProcess;
  /** The shipped models. */
  readonly shelf: readonly ShelvedModel[];
  readonly actor: string;
}

/** `models import FILE` */
export async function importModel(desk: ModelDesk, file: string, output: Output): Promise<ImportedModel> {
  const { profile, spawnHost, actor } = desk;
  const model = await importBundle(resolve(file), { profile, spawnHost, actor });
  const signed = `signed by ${model.signer} (${model.signingKey.slice(0, 16)})`;
  const golden = `${model.goldenImages} reference images, largest difference ${model.goldenDifference}`;
  output.result(model, `${objectOf(model)}  imported as ${model.status}, ${signed}, ${golden}`);
  return model;
}

/** `models activate NAME@VERSION` */
export async function activateModel(desk: ModelDesk, choice: string, output: Output): Promise<void> {
  const [name = '', version = ''] = choice.split('@', 2);
  const model = await activateVersion(desk.profile, name, version, options(desk));
  const inForce = passportInForce(desk.profile.db, model.id);
  report(model, 'active', output);
  if (inForce?.passport.basis === 'none') output.note(`${NOT_MEASURED} Passport ${inForce.id}`);
}

/** `models rollback NAME` */
export async function rollBackModel(desk: ModelDesk, name: string, output: Output): Promise<void> {
  report(await rollBack(desk.profile, name, options(desk)), 'active again', output);
}

/** `models trust KEYFILE [--fingerprint HEX]`: the public key of whoever signs. */
export async function trustModelKey(
  { profile, actor }: Pick<ModelDesk, 'profile' | 'actor'>,
  { keyFile, fingerprint }: { readonly keyFile: string; readonly fingerprint: string | null },
  output: Output,
): Promise<void> {
  const key = readPublicKey(await readKeyText(keyFile));
  const { id, name } = trustKey(profile, { key, name: basename(keyFile), fingerprint }, actor);
  output.result({ id, name }, `trusted: ${name}  ${inGroups(id)}`);
  output.note('Compare this fingerprint with the one its owner tells you.');
}

/** `models revoke KEYFILE` */
export async function revokeModelKey(
  { profile, actor }: Pick<ModelDesk, 'profile' | 'actor'>,
  keyFile: string,
  output: Output,
): Promise<void> {
  const key = readPublicKey(await readKeyText(keyFile));
  revokeKey(profile, key, actor);
  output.result({ id: key.id }, `revoked: ${inGroups(key.id)}`);
}

/** `models keygen FILE`: the private half in FILE, the public half in FILE.pub. Neither is ever overwritten. */
export async function makeModelKey(file: string, output: Output): Promise<void> {
  const { privatePem, publicPem, id } = generateSigningKey();
  await writeFile(file, privatePem, { mode: 0o600, flag: 'wx' });
  await writeFile(`${file}.pub`, publicPem, { flag: 'wx' });
  output.result({ id, privateKey: file, publicKey: `${file}.pub` }, `${file}, ${file}.pub  ${inGroups(id)}`);
  output.note('Keep the private half offline: whoever has it can sign models for every clinic that trusts it.');
}

export async function readKeyText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw new SigningKeyFault(`no key file ${basename(file)}`, { cause: error });
  }
}

const NOT_MEASURED =
  "No local measurement exists: this clinic has no reference cases, and the maker's cut-offs apply. Nobody signed.";

function options(desk: ModelDesk) {
  const shelf = [...desk.shelf, ...importedShelf(desk.profile)];
  return { isReady: readinessOn(desk.engine, desk.profile, shelf), actor: desk.actor };
}

function report(model: ModelVersion, state: string, output: Output): void {
  const { name, version, sha256, status } = model;
  output.result({ name, version, sha256, status }, `${objectOf(model)}  ${state}`);
}

/** As people read a fingerprint to each other. */
function inGroups(id: string): string {
  return id.match(/.{4}/g)?.join(' ') ?? id;
}
