/** The life of a model as both sides speak of it: what is installed, the import gate, keys that sign, activation. */
import type { DeploymentStatus, FaultCode, ModelIdentity } from './domain.ts';

export type ModelName = Pick<ModelIdentity, 'name' | 'version'>;

/** Who vouched for an imported model, and what its reference images said when it came in. */
export interface BundleSignature {
  /** SHA-256 of the public key. */
  readonly key: string;
  /** The name under which the key is trusted here. */
  readonly signer: string;
  readonly isRevoked: boolean;
  readonly importedAt: string;
  readonly goldenImages: number;
  readonly goldenDifference: number;
}

/** A name that may move: champion and challenger in a scope, others free. */
export interface ModelAlias {
  readonly alias: string;
  readonly scope: string;
}

export interface ModelEntry extends ModelIdentity {
  readonly status: DeploymentStatus;
  readonly accuracy: number | null;
  readonly inputShape: string;
  readonly outputShape: string;
  readonly isIntact: boolean;
  /** Whether this version answers for its domain now. */
  readonly isServing: boolean;
  readonly aliases: readonly ModelAlias[];
  /** null: part of this build. */
  readonly signature: BundleSignature | null;
  /** What a roll-back of this version would put to work, or null where there is no way back. */
  readonly rollsBackTo: ModelName | null;
}

/** The import gate, in its order. */
export const GATE_STEPS = ['unpack', 'signature', 'files', 'graph', 'load', 'reference-images', 'register'] as const;
export type GateStep = (typeof GATE_STEPS)[number];

export interface ImportedModel extends ModelName {
  readonly sha256: string;
  readonly signingKey: string;
  readonly signer: string;
  readonly goldenImages: number;
  readonly goldenDifference: number;
  readonly status: 'testing';
}

/** One place of a card or a manifest that is not as it has to be. */
export interface DocumentProblem {
  /** As `operating_points[0].threshold`; empty for the document as a whole. */
  readonly field: string;
  /** null: nothing. */
  readonly found: string | null;
  readonly expected: string;
}

export interface DocumentProblems {
  readonly listed: readonly DocumentProblem[];
  /** How many there are besides. */
  readonly more: number;
}

/** What became of one bundle. Refused: `model` is null and `refusal` names the step and why. */
export interface ImportReport {
  readonly fileName: string;
  readonly model: ImportedModel | null;
  readonly refusal: {
    readonly step: GateStep;
    readonly code: FaultCode;
    /** What exactly, in English, for whoever made the bundle. */
    readonly detail: string;
    /** The same, place by place, where a document of the bundle is at fault. */
    readonly problems: DocumentProblems | null;
  } | null;
  /** The key the bundle says it is signed with, as soon as that was read; nothing vouches for it before step 2 is passed. */
  readonly claimedKey: string | null;
}

/** A version was put to work, or what spoke against it; then the one before goes on. */
export interface ActivationReport {
  readonly model: (ModelName & { readonly sha256: string; readonly status: DeploymentStatus }) | null;
  readonly refusal: { readonly code: FaultCode; readonly detail: string } | null;
}

/** Whose bundles are taken in here. */
export interface SigningKey {
  readonly id: string;
  readonly name: string;
  /** null: built into the application. */
  readonly addedAt: string | null;
  readonly revokedAt: string | null;
  readonly pem: string;
  /** Installed versions that it signed. */
  readonly models: number;
}

/** A public key that the user chose and that is not trusted yet. */
export interface KeyFile {
  readonly fileName: string;
  readonly id: string;
  readonly pem: string;
}
