import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Choice } from './choice.tsx';
import './dashboards.css';
import { DriftSection } from './drift/drift-section.tsx';
import { Operations } from './operations/operations.tsx';
import { PerformanceSection } from './performance/performance-section.tsx';
import { SavingsSection } from './savings/savings-section.tsx';
import type { Section } from './shown-section.ts';
import { PERIODS, SECTIONS, useShownSection } from './shown-section.ts';

/** How the workstation, the router and the model are doing: aggregates only, never a single study. */
export function DashboardsScreen() {
  const { t } = useTranslation('dashboards');
  const { section, days, showSection, showDays } = useShownSection();
  return (
    <div className="page">
      <header className="toolbar">
        <h1>{t('title')}</h1>
        <Choice
          label={t('section.label')}
          options={SECTIONS}
          chosen={section}
          nameOf={(one) => t(`section.${one}`)}
          onChoose={showSection}
        />
        <span className="toolbar-gap" />
        {section !== 'drift' && (
          <Choice
            label={t('period.label')}
            options={PERIODS}
            chosen={days}
            nameOf={(count) => t('period.days', { count })}
            onChoose={showDays}
          />
        )}
      </header>
      <div className="dashboards" data-testid={`section-${section}`}>
        {sectionFor(section, days)}
        <p className="hint">{t('aggregates')}</p>
      </div>
    </div>
  );
}

function sectionFor(section: Section, days: number): ReactNode {
  switch (section) {
    case 'operations':
      return <Operations days={days} />;
    case 'savings':
      return <SavingsSection days={days} />;
    case 'performance':
      return <PerformanceSection days={days} />;
    case 'drift':
      return <DriftSection />;
  }
}
