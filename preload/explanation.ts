/** The nouns of looking behind an answer: heat maps and shortcut probes. Types and closed sets of words, no logic. */
import type { FindingState, ModelIdentity, ScreeningStatus, StudyId } from './domain.ts';

/** activation-map: the model's own class activation map. occlusion: what the score loses when a patch is covered. */
export const HEAT_METHODS = ['activation-map', 'occlusion'] as const;
export type HeatMethod = (typeof HEAT_METHODS)[number];

/** `label` null: the class that was predicted. */
export interface HeatRequest {
  readonly study: StudyId;
  readonly label: string | null;
  readonly method: HeatMethod;
}

/** How far the occlusion of a study is. */
export interface HeatProgress {
  readonly study: StudyId;
  readonly done: number;
  readonly total: number;
}

/** A rectangle in pixels of the stored image, from the left and upper edges of its first pixel; ends may be fractions. */
export interface ImageArea {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** How strongly each part of an image spoke for a class: regions that influenced the score, not an outline of disease. */
export interface HeatMap {
  readonly method: HeatMethod;
  readonly label: string;
  /** Every class of the model, in its order: a map can be had of each. */
  readonly labels: readonly string[];
  readonly rows: number;
  readonly columns: number;
  /** Row by row, 0 … 1 relative to the strongest cell of this image; 0 where nothing spoke for the class. */
  readonly values: readonly number[];
  /** What the strongest cell is worth: a loss of probability for occlusion, a logit for the activation map; 0 for none. */
  readonly strongest: number;
  /** Share of the values that lies outside the centre of the film, which stands for the lungs; 0 where nothing spoke. */
  readonly outsideCentre: number;
  /** What the model saw of the image; outside of it nothing is known. */
  readonly area: ImageArea;
}

/** The same case under conditions that take a shortcut away. The centre of the film stands for the lungs. */
export const PROBE_VIEWS = ['original', 'lungs-masked', 'lungs-only', 'border-masked', 'mirrored'] as const;
export type ProbeViewName = (typeof PROBE_VIEWS)[number];

/** What the model answers to one view. `probability` and `change` are those of the class the original was given. */
export interface ProbeView {
  readonly view: ProbeViewName;
  readonly status: Extract<ScreeningStatus, 'result' | 'indeterminate'>;
  readonly state: FindingState;
  readonly prediction: string;
  readonly probability: number;
  readonly change: number;
}

export interface ShortcutProbe {
  readonly views: readonly ProbeView[];
  /** The red flag: the model names the same class with the lungs masked. */
  readonly isUnchangedWithoutLungs: boolean;
}

export interface RecordedProbe extends ShortcutProbe {
  readonly model: Pick<ModelIdentity, 'name' | 'version'>;
  readonly reader: string;
  readonly at: string;
}

/** Probed cases whose original was given `label`, samples left out; the interval is Wilson's, 95 %. */
export interface ProbeCount {
  readonly label: string;
  readonly probed: number;
  readonly unchanged: number;
  readonly interval: readonly [number, number] | null;
}

/** All probed cases of a model version, and by class. */
export interface ProbeSummary extends Omit<ProbeCount, 'label'> {
  readonly byLabel: readonly ProbeCount[];
}
