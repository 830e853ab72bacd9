/**
 * Compiles only while both languages have the same keys, and while every code and warning of the contract has a sentence
 * and a thing to do. A missing sentence is a missing translation of a safety notice: it must not reach a build.
 */
import type { FaultCode, Warning } from '../../preload/domain.ts';
import { en } from './en.ts';
import { tr } from './tr.ts';

interface Sentence {
  readonly what: string;
  readonly todo: string;
}

export const TURKISH: typeof en = tr;
export const ENGLISH: typeof tr = en;
export const FAULTS: Readonly<Record<FaultCode, Sentence>> = tr.faults;
export const WARNINGS: Readonly<Record<Warning, Sentence>> = tr.warnings;
