/** The nouns of the threshold passport: who signs, on which cases of this clinic a model was measured, and what was found. */
import type { FaultCode, FindingState, ModelIdentity, ReadLabel, ScreeningStatus, StudyId } from './domain.ts';

/** What a reference case can be: `other` also stands for "cannot say", and measures nothing. */
export type ReferenceLabel = Exclude<ReadLabel, 'other'>;

/** Fewer cases with, or without, a class are no measurement of it: at 20, nine in ten found still means 70 to 97 %. */
export const MINIMUM_CASES = 20;

/** What the reference label rests on: the final read alone, or what became known later (PCR, CT, follow-up). */
export const REFERENCE_BASES = ['final-read', 'outcome'] as const;
export type ReferenceBasis = (typeof REFERENCE_BASES)[number];

/** Why a study cannot be a reference case. */
export type ReferenceObstacle = 'sample' | 'no-final-read' | 'duplicate' | 'not-kept';

export interface ReferenceMark {
  readonly label: ReferenceLabel;
  readonly basis: ReferenceBasis;
  readonly markedBy: string;
  readonly at: string;
}

/** One study as a reference case: marked, markable, or why not. */
export interface ReferenceState {
  readonly mark: ReferenceMark | null;
  readonly obstacle: ReferenceObstacle | null;
  readonly finalLabel: ReadLabel | null;
}

export interface ReferenceSet {
  readonly cases: number;
  readonly byLabel: Readonly<Record<ReferenceLabel, number>>;
}

/** A pseudonym of 32 hexadecimal digits. */
export type SignatoryId = string & { readonly brand: 'SignatoryId' };

export interface Signatory {
  readonly id: SignatoryId;
  readonly name: string;
  readonly enrolledAt: string;
}

/** Shares in [0, 1] with Wilson's 95 % interval; null where there is no such case. */
export interface Accuracy {
  readonly found: number;
  readonly positives: number;
  readonly cleared: number;
  readonly negatives: number;
  readonly sensitivity: number | null;
  readonly sensitivityInterval: readonly [number, number] | null;
  readonly specificity: number | null;
  readonly specificityInterval: readonly [number, number] | null;
}

export interface MeasuredCutOff extends Accuracy {
  readonly threshold: number;
}

/** One class, measured on the reference cases that both versions answered. */
export interface ReplayedClass {
  readonly label: string;
  readonly positives: number;
  readonly negatives: number;
  /** At least MINIMUM_CASES with the class and as many without. */
  readonly isMeasured: boolean;
  /** The version at work, at its cut-off. */
  readonly serving: MeasuredCutOff | null;
  /** The candidate at the cut-off of the version at work: what would happen if nobody thought of it. */
  readonly carriedOver: MeasuredCutOff | null;
  /** The candidate at its maker's cut-off; null where the maker names none. */
  readonly maker: MeasuredCutOff | null;
  /** The candidate at the largest cut-off that finds as many of the cases as the version at work does. */
  readonly equalSensitivity: MeasuredCutOff | null;
}

export interface CaseAnswer {
  readonly status: ScreeningStatus;
  readonly code: FaultCode | null;
  readonly state: FindingState | null;
  readonly prediction: string | null;
}

export interface ReplayedAnswer {
  readonly study: StudyId;
  /** The patient's name, or the file's. */
  readonly name: string;
  readonly label: ReferenceLabel;
  readonly serving: CaseAnswer | null;
  readonly maker: CaseAnswer;
  readonly equalSensitivity: CaseAnswer;
}

/** Which cut-offs are signed for. Where a class was not measured here, its maker's cut-off stays in any case. */
export const CUT_OFF_CHOICES = ['maker', 'equal-sensitivity'] as const;
export interface ChosenCutOff {
  readonly label: string;
  readonly threshold: number;
}
export type CutOffChoice = (typeof CUT_OFF_CHOICES)[number] | readonly ChosenCutOff[];

export type SignedModel = Pick<ModelIdentity, 'name' | 'version' | 'sha256'>;

export interface ReplayReport {
  readonly id: string;
  readonly at: string;
  readonly candidate: SignedModel;
  /** null: nothing is at work, or the candidate itself is. */
  readonly serving: SignedModel | null;
  readonly reference: ReferenceSet;
  readonly referenceSha256: string;
  /** Reference cases that both versions answered, and that each left unanswered. */
  readonly answered: number;
  readonly unansweredByServing: number;
  readonly unansweredByCandidate: number;
  readonly classes: readonly ReplayedClass[];
  /** Only cases whose answer changes with the maker's or with the equal-sensitivity cut-offs. */
  readonly changes: readonly ReplayedAnswer[];
}

/** measured: at least one class was; too-few: reference cases exist, too few of every class; none: there are none. */
export type PassportBasis = 'measured' | 'too-few' | 'none';

export interface PassportCutOff {
  readonly label: string;
  readonly threshold: number;
  readonly origin: 'maker' | 'equal-sensitivity' | 'chosen';
  /** null: not measured at this site. */
  readonly measured: Accuracy | null;
}

/** An answer that a cut-off leaves out of reach: it lies nearer to 0 or to 1 than the indeterminate margin is wide. */
export interface UnreachableAnswer {
  readonly label: string;
  readonly threshold: number;
  /** negative: no image at all can be answered "no pattern found"; positive: none can be suspicious because of this class. */
  readonly answer: 'negative' | 'positive';
}

/** How much of the work a set of cut-offs leaves undecided. */
export interface CutOffOutlook {
  /** Within it of a cut-off, in [0, 1], an answer is indeterminate: the model's own, no clinic changes it. */
  readonly margin: number;
  /** Reference cases that the version answered, and those among them that are indeterminate with these cut-offs. */
  readonly answered: number;
  readonly indeterminate: number;
  readonly unreachable: readonly UnreachableAnswer[];
  /** More than half of those answered. */
  readonly isMostlyIndeterminate: boolean;
  /** That, or some answer is out of reach. */
  readonly hasWarning: boolean;
}

/** What a choice of cut-offs would be worth on the replayed cases. */
export interface MeasuredChoice {
  readonly cutOffs: readonly PassportCutOff[];
  readonly outlook: CutOffOutlook;
}

export interface Passport {
  readonly format: 1;
  readonly kind: 'activation' | 'cut-offs';
  readonly at: string;
  readonly model: SignedModel;
  readonly replaces: SignedModel | null;
  /** The reference images of the bundle, as they held when it was imported; null for a model that came with the application. */
  readonly golden: { readonly images: number; readonly difference: number; readonly manifestSha256: string } | null;
  readonly basis: PassportBasis;
  readonly replay: string | null;
  readonly reference: ReferenceSet;
  readonly referenceSha256: string | null;
  readonly cutOffs: readonly PassportCutOff[];
  /** What was said of these cut-offs before they were signed for; null where a passport was issued before it was said. */
  readonly outlook: CutOffOutlook | null;
  readonly classes: readonly ReplayedClass[];
  readonly changedCases: number;
  /** Nobody where nothing had to be signed for. */
  readonly signatories: readonly SignatoryId[];
}

export interface PassportEntry extends Omit<Passport, 'signatories'> {
  /** SHA-256 of the passport's text. */
  readonly id: string;
  readonly signatories: readonly string[];
}

/** What has to happen before a version may answer. */
export interface ActivationNeeds {
  readonly replaces: SignedModel | null;
  readonly needsSignatures: boolean;
  readonly reference: ReferenceSet;
  readonly signatories: readonly Signatory[];
  readonly isAtWork: boolean;
  /** With its maker's cut-offs, of no case: what is known before anything is measured. */
  readonly makerOutlook: CutOffOutlook;
}
