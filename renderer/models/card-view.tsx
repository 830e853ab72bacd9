import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ModelEntry } from '../../preload/domain.ts';
import { useOperation } from '../bridge/operation.ts';
import { useFindingNames } from '../reading/not-assessed.tsx';
import { FaultText } from '../ui/fault-text.tsx';
import { CardPoints } from './card-points.tsx';
import { Figures } from './figures.tsx';
import type { Json, ModelCard } from './model-card.ts';
import { isList, isObject, parseCard, textOf } from './model-card.ts';
import { ProbeSummary } from './probe-summary.tsx';

interface CardViewProps {
  readonly entry: ModelEntry;
}

/** The card's figures in readable form, all of them: what is not known by name is printed under its own. */
export function CardView({ entry }: CardViewProps) {
  const { t } = useTranslation('models');
  const { name, version } = entry;
  const read = useOperation('models.card', { name, version });
  if (read.isError) return <FaultText code={read.error.code} />;
  if (!read.data) return null;
  const card = parseCard(read.data.card);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a page to scroll, without a control of its own
    <article className="card" aria-label={t('card')} tabIndex={0}>
      <h2>
        {name} <span className="is-muted">{version}</span>
      </h2>
      <p className="card-limit">{t('limit')}</p>
      {card ? <Sections card={card} entry={entry} /> : <p className="hint">{t('unreadable')}</p>}
    </article>
  );
}

function Sections({ card, entry }: CardViewProps & { readonly card: ModelCard }) {
  const { t } = useTranslation('models');
  return (
    <>
      <Section title={t('section.notFor')}>
        <NotFor items={card['not_assessed']} />
      </Section>
      <Section title={t('section.operatingPoints')}>
        <CardPoints points={card['operating_points']} />
      </Section>
      <FigureSection title={t('section.evaluation')} value={card['evaluation']} />
      <FigureSection title={t('section.calibration')} value={card['calibration']} />
      <Section title={t('section.probes')}>
        <ProbeSummary model={entry} />
      </Section>
      <FigureSection title={t('section.population')} value={card['population']} />
      <FigureSection title={t('section.training')} value={card['training']} />
      <FigureSection title={t('section.preprocessing')} value={card['preprocessing']} />
      <Section title={t('section.identity')}>
        <Figures
          value={{
            sha256: entry.sha256,
            input: entry.inputShape,
            output: entry.outputShape,
            licence: textOf(card['licence']) ?? '–',
          }}
        />
      </Section>
    </>
  );
}

function FigureSection({ title, value }: { readonly title: string; readonly value: Json | undefined }) {
  if (!isObject(value) || Object.keys(value).length === 0) return null;
  return (
    <Section title={title}>
      <Figures value={value} />
    </Section>
  );
}

function NotFor({ items }: { readonly items: Json | undefined }) {
  const named = useFindingNames()(isList(items) ? items.map(String) : []);
  return (
    <ul className="plain-list">
      {named.map((item) => (
        <li key={item}>{item}</li>
      ))}
    </ul>
  );
}

function Section({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="card-section">
      <h3>{title}</h3>
      {children}
    </section>
  );
}
