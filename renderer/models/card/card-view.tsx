import { useTranslation } from 'react-i18next';
import type { ModelEntry } from '../../../preload/models.ts';
import { useOperation } from '../../bridge/operation.ts';
import { PassportSection } from '../../passport/passport-section.tsx';
import { FaultText } from '../../ui/fault-text.tsx';
import { ComputingView } from '../computing-view.tsx';
import { ModelLife } from '../model-life.tsx';
import { CardPoints } from './card-points.tsx';
import { CardSection, FigureSection } from './card-section.tsx';
import { ChestGate } from './chest-gate.tsx';
import { ConfusionTable } from './confusion-table.tsx';
import { Figures } from './figures.tsx';
import type { ModelCard } from './model-card.ts';
import { isList, isObject, parseCard, textOf } from './model-card.ts';
import { NotFor } from './not-for.tsx';
import { Origin } from './origin.tsx';
import { ProbeSummary } from './probe-summary.tsx';
import { ReliabilitySection } from './reliability-section.tsx';
import { RobustnessTable } from './robustness-table.tsx';

interface CardViewProps {
  readonly entry: ModelEntry;
  readonly entries: readonly ModelEntry[];
}

/** What can be done with a version, then its card, whole: what is not known by name is printed under its own. */
export function CardView({ entry, entries }: CardViewProps) {
  const { t } = useTranslation('models');
  const { name, version } = entry;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a page to scroll, without a control of its own
    <article className="card" aria-label={t('card')} tabIndex={0}>
      <h2>
        {name} <span className="is-muted">{version}</span>
      </h2>
      <ModelLife entry={entry} entries={entries} />
      <PassportSection model={entry} />
      <CardSection title={t('section.origin')}>
        <Origin signature={entry.signature} />
      </CardSection>
      <Card entry={entry} />
    </article>
  );
}

function Card({ entry }: Pick<CardViewProps, 'entry'>) {
  const { t } = useTranslation('models');
  const { name, version } = entry;
  const read = useOperation('models.card', { name, version });
  if (read.isError) return <FaultText code={read.error.code} />;
  if (!read.data) return null;
  const card = parseCard(read.data.card);
  if (!card) return <p className="hint">{t('unreadable')}</p>;
  return (
    <>
      <p className="card-limit">{t('limit')}</p>
      <Worth card={card} />
      {read.data.chestGate !== null && (
        <CardSection title={t('section.gate')}>
          <ChestGate figures={parseCard(read.data.chestGate) ?? {}} />
        </CardSection>
      )}
      <CardSection title={t('section.probes')}>
        <ProbeSummary model={entry} />
      </CardSection>
      <CardSection title={t('section.computing')}>
        <ComputingView entry={entry} />
      </CardSection>
      <FigureSection title={t('section.int8')} value={card['int8']} />
      <Making card={card} entry={entry} />
    </>
  );
}

/** What it must not be used for, and what was measured. */
function Worth({ card }: { readonly card: ModelCard }) {
  const { t } = useTranslation('models');
  const evaluation = isObject(card['evaluation']) ? card['evaluation'] : {};
  const labels = isList(card['labels']) ? card['labels'].map(String) : [];
  return (
    <>
      <CardSection title={t('section.notFor')}>
        <NotFor card={card} />
      </CardSection>
      <CardSection title={t('section.operatingPoints')}>
        <CardPoints points={card['operating_points']} />
      </CardSection>
      <FigureSection
        title={t('section.evaluation')}
        value={evaluation}
        without={['confusion', 'robustness', 'reliability']}
      />
      <CardSection title={t('section.confusion')}>
        <ConfusionTable counts={evaluation['confusion']} labels={labels} />
      </CardSection>
      <CardSection title={t('section.robustness')}>
        <RobustnessTable robustness={evaluation['robustness']} accuracy={evaluation['accuracy']} />
      </CardSection>
      <FigureSection title={t('section.calibration')} value={card['calibration']} />
      <CardSection title={t('section.reliability')}>
        <ReliabilitySection value={evaluation['reliability']} />
      </CardSection>
    </>
  );
}

/** Where it comes from and what goes in. */
function Making({ card, entry }: { readonly card: ModelCard; readonly entry: ModelEntry }) {
  const { t } = useTranslation('models');
  const { sha256, inputShape, outputShape } = entry;
  const [input, output] = [parseCard(inputShape) ?? inputShape, parseCard(outputShape) ?? outputShape];
  return (
    <>
      <FigureSection title={t('section.population')} value={card['population']} />
      <FigureSection title={t('section.training')} value={card['training']} />
      <FigureSection title={t('section.preprocessing')} value={card['preprocessing']} />
      <CardSection title={t('section.identity')}>
        <Figures value={{ sha256, input, output, licence: textOf(card['licence']) ?? '–' }} />
      </CardSection>
    </>
  );
}
