/** Bundles on their way through the import gate: chosen or dropped, one after another, each with its report. */
import { useEffect } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { create } from 'zustand';
import type { FaultCode } from '../../preload/domain.ts';
import type { GateStep, ImportReport } from '../../preload/models.ts';
import { refreshModels } from '../bridge/events.ts';
import { call, codeOf, importModel } from '../bridge/operation.ts';

interface ModelImport {
  /** A step announced after its import ended is no step under way. */
  readonly isUnderWay: boolean;
  /** The step under way, null while none is. */
  readonly step: GateStep | null;
  readonly reports: readonly ImportReport[];
  /** What went wrong that is no judgement of a bundle. */
  readonly fault: FaultCode | null;
  readonly close: () => void;
}

const NOTHING = { step: null, reports: [], fault: null } as const;

export const useModelImport = create<ModelImport>((set) => ({
  isUnderWay: false,
  ...NOTHING,
  close: () => set(NOTHING),
}));

/** Main says which step of the gate has begun. */
export function useImportSteps(): void {
  useEffect(
    () =>
      window.clinic.on('models.importing', ({ step }) => {
        if (useModelImport.getState().isUnderWay) useModelImport.setState({ step });
      }),
    [],
  );
}

export function useBringModels(): { readonly choose: () => void; readonly take: (files: readonly File[]) => void } {
  const cache = useQueryClient();
  const run = async (bring: () => Promise<ImportReport | null>): Promise<void> => {
    useModelImport.setState({ isUnderWay: true });
    const change = await bring().then(withReport, withFault);
    useModelImport.setState({ ...change, step: null, isUnderWay: false });
    await refreshModels(cache);
  };
  return {
    choose: () => void run(() => call('models.choose', {})),
    take: (files) => void inTurn(files.map((file) => () => run(() => importModel(file)))),
  };
}

export function isBundle({ name }: File): boolean {
  return name.toLocaleLowerCase('en').endsWith('.ailmodel');
}

function withReport(report: ImportReport | null): Partial<ModelImport> {
  return report ? { reports: [...useModelImport.getState().reports, report] } : {};
}

function withFault(error: unknown): Partial<ModelImport> {
  return { fault: codeOf(error) };
}

async function inTurn(works: readonly (() => Promise<void>)[]): Promise<void> {
  for (const work of works) await work();
}
