import { TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { StudyDetail } from '../../preload/domain.ts';
import type { ProbeView, RecordedProbe } from '../../preload/explanation.ts';
import { useCommand, useOperation, useStore } from '../bridge/operation.ts';
import { useFormat } from '../format/use-format.ts';
import { useClassName } from '../ui/class-name.tsx';
import { FaultText } from '../ui/fault-text.tsx';
import { useHotKeys } from '../ui/hotkeys.ts';
import './shortcut-probe.css';

interface ShortcutProbeProps {
  readonly study: Pick<StudyDetail, 'id' | 'negativeLabel'>;
}

/** What the model answers when a shortcut is taken away. Once asked it is recorded, and shown whenever the study is. */
export function ShortcutProbe({ study: { id: study, negativeLabel } }: ShortcutProbeProps) {
  const { t } = useTranslation('reading');
  const found = useOperation('probes.find', { study });
  const keep = useStore('probes.find');
  const run = useCommand('probes.run', (probe) => keep({ study }, probe));
  const isOffered = found.data === null && !run.isPending;
  const start = (): void => {
    if (isOffered) run.mutate({ study });
  };
  useHotKeys({ S: start });
  return (
    <section className="probe" data-testid="probe" aria-labelledby="probe-title">
      <h3 id="probe-title">{t('probe.title')}</h3>
      {found.data ? (
        <ProbeResult probe={found.data} negativeLabel={negativeLabel} />
      ) : (
        <>
          <p className="hint">{t('probe.about')}</p>
          <button type="button" className="button is-wide" disabled={!isOffered} onClick={start}>
            {t(run.isPending ? 'probe.running' : 'probe.run')}
            <kbd>S</kbd>
          </button>
        </>
      )}
      {found.isError && <FaultText code={found.error.code} />}
      {run.isError && <FaultText code={run.error.code} />}
    </section>
  );
}

interface ProbeResultProps {
  readonly probe: RecordedProbe;
  readonly negativeLabel: string | null;
}

function ProbeResult({ probe, negativeLabel }: ProbeResultProps) {
  const { t } = useTranslation('reading');
  const { dateTime } = useFormat();
  const label = probe.views[0]?.prediction ?? '';
  const isNoFinding = probe.isUnchangedWithoutLungs && label === negativeLabel;
  return (
    <>
      <ProbeFlag isUnchanged={probe.isUnchangedWithoutLungs} />
      {isNoFinding && <p>{t('probe.noFinding')}</p>}
      <ProbeTable views={probe.views} label={label} />
      <p className="hint">{t('probe.limit')}</p>
      <p className="hint">{t('recordedBy', { reader: probe.reader, at: dateTime(probe.at) })}</p>
    </>
  );
}

function ProbeFlag({ isUnchanged }: { readonly isUnchanged: boolean }) {
  const { t } = useTranslation('reading');
  if (!isUnchanged) return <output data-testid="probe-changed">{t('probe.changed')}</output>;
  return (
    <output className="probe-flag" data-testid="probe-flag">
      <TriangleAlert aria-hidden size={16} />
      <strong>{t('probe.unchanged')}</strong>
    </output>
  );
}

/** `label`: the class whose probability is followed through the views. */
function ProbeTable({ views, label }: { readonly views: readonly ProbeView[]; readonly label: string }) {
  const { t } = useTranslation('reading');
  const className = useClassName();
  return (
    <table className="figure-table probe-table">
      <thead>
        <tr>
          <th scope="col">{t('probe.view')}</th>
          <th scope="col">{t('probe.answer')}</th>
          <th scope="col">{className(label)}</th>
        </tr>
      </thead>
      <tbody>
        {views.map((view) => (
          <ProbeRow key={view.view} view={view} />
        ))}
      </tbody>
    </table>
  );
}

function ProbeRow({ view }: { readonly view: ProbeView }) {
  const { t } = useTranslation('reading');
  const className = useClassName();
  const { probability, points } = useFormat();
  return (
    <tr data-view={view.view}>
      <th scope="row">{t(`probe.views.${view.view}`)}</th>
      <td>
        {className(view.prediction)}
        {view.status === 'indeterminate' && ` (${t('probe.uncertain')})`}
      </td>
      <td className="probe-figure">
        {probability(view.probability)}
        {view.view !== 'original' && <span className="is-muted"> ({points(view.change)})</span>}
      </td>
    </tr>
  );
}
