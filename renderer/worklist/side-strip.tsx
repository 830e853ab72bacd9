import type { AppState, StudyRow } from '../../preload/domain.ts';
import { useFilter } from './filter.ts';
import { ImportList } from './import-list.tsx';
import { SampleOffer } from './sample-offer.tsx';
import { StudyPreview } from './study-preview.tsx';

interface SideStripProps {
  readonly state: AppState;
  readonly rows: readonly StudyRow[];
}

/** Right of the table, never over it: the offer of samples, files that failed, and the chosen study. */
export function SideStrip({ state, rows }: SideStripProps) {
  const selected = useFilter((filter) => filter.selected);
  const row = rows.find(({ id }) => id === selected);
  return (
    <aside className="side-strip">
      {state.samples === 'offer' && <SampleOffer />}
      {state.batch.failures.length > 0 && <ImportList batch={state.batch} />}
      <StudyPreview row={row ?? null} sequence={rows.map(({ id }) => id)} />
    </aside>
  );
}
