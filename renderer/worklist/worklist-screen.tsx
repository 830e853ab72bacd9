import { useEffect } from 'react';
import type { AppState } from '../../preload/domain.ts';
import { useOperation } from '../bridge/operation.ts';
import { FaultText } from '../ui/fault-text.tsx';
import { prefetchViewer } from '../viewer/lazy-viewer.tsx';
import { useSteadyPage } from './arrivals.ts';
import { queryOf, useFilter } from './filter.ts';
import { SideStrip } from './side-strip.tsx';
import { StudyTable } from './study-table.tsx';
import { useHolding } from './use-holding.ts';
import { WaitingBar } from './waiting-bar.tsx';
import { WorklistFooter } from './worklist-footer.tsx';
import { WorklistToolbar } from './worklist-toolbar.tsx';
import './worklist.css';

interface WorklistScreenProps {
  readonly state: AppState;
}

export function WorklistScreen({ state }: WorklistScreenProps) {
  const query = queryOf(useFilter());
  const found = useOperation('studies.find', query);
  const { page, waiting } = useSteadyPage(JSON.stringify(query), found.data);
  const { container, holding } = useHolding(page !== undefined);
  useEffect(prefetchViewer, []);
  return (
    <div className="worklist">
      <WorklistToolbar />
      <div className="worklist-body">
        <section ref={container} className="worklist-table" {...holding}>
          <WaitingBar count={waiting} />
          {found.isError && <FaultText code={found.error.code} />}
          {page && <StudyTable rows={page.rows} />}
        </section>
        <SideStrip state={state} rows={page?.rows ?? []} />
      </div>
      <WorklistFooter state={state} total={page?.total ?? 0} shown={page?.rows.length ?? 0} />
    </div>
  );
}
