/** What drifted in plain words, with both counts: a sentence for a list, and a few words for the status bar. */
import { useTranslation } from 'react-i18next';
import type { Drift, RateDrift, SpreadDrift } from '../../../preload/metrics.ts';
import { useFormat } from '../../format/use-format.ts';
import { useClassName } from '../../ui/class-name.tsx';
import { usePartName } from '../figure/part-name.ts';

export interface Alert {
  readonly key: string;
  readonly sentence: string;
  readonly short: string;
}

export function useAlerts(): (drift: Drift) => readonly Alert[] {
  const [rateAlert, spreadAlert] = [useRateAlert(), useSpreadAlert()];
  return ({ rates, spreads }) => [
    ...rates.filter(({ isBeyond }) => isBeyond).map(rateAlert),
    ...spreads.filter(({ isBeyond }) => isBeyond).map(spreadAlert),
  ];
}

/** What a line of the drift tables is about. */
export function useSubjectName(): (line: RateDrift | SpreadDrift) => string {
  const { t } = useTranslation(['dashboards', 'warnings']);
  const className = useClassName();
  return (line) => {
    if ('label' in line) {
      return line.label === null ? t(`subject.${line.subject}`) : t('subject.score', { label: className(line.label) });
    }
    if (line.code === null) return t(`subject.${line.subject}`);
    return t('subject.warning', { warning: t(`warnings:${line.code}.what`).replace(/\.$/u, '') });
  };
}

function useRateAlert(): (rate: RateDrift) => Alert {
  const { t } = useTranslation('dashboards');
  const { percent, date, number } = useFormat();
  const nameOf = useSubjectName();
  return (rate) => {
    const { reference, latest, since, subject, code } = rate;
    const [before, now] = [reference.count / reference.of, latest.count / latest.of];
    const shown = { what: nameOf(rate), before: percent(before), now: percent(now) };
    const counts = {
      beforeCount: number(reference.count),
      beforeOf: number(reference.of),
      nowCount: number(latest.count),
      nowOf: number(latest.of),
    };
    const sentence = t(now > before ? 'alert.rose' : 'alert.fell', { ...shown, ...counts, since: date(since) });
    return { key: `${subject} ${code}`, sentence, short: t('alert.short', shown) };
  };
}

function useSpreadAlert(): (spread: SpreadDrift) => Alert {
  const { t } = useTranslation('dashboards');
  const { percent, date, fixed } = useFormat();
  const [nameOf, partName] = [useSubjectName(), usePartName()];
  return (spread) => {
    const what = nameOf(spread);
    const most = spread.bins.toSorted((a, b) => changeOf(b) - changeOf(a))[0];
    const sentence = t('alert.moved', {
      what,
      since: date(spread.since),
      bin: partName(most?.name ?? ''),
      before: percent(most?.reference ?? 0),
      now: percent(most?.latest ?? 0),
      index: fixed(spread.index, 2),
      limit: fixed(spread.limit, 2),
      n: spread.referenceCount,
      m: spread.latestCount,
    });
    return { key: `${spread.subject} ${spread.label}`, sentence, short: t('alert.shortMoved', { what }) };
  };
}

function changeOf({ reference, latest }: SpreadDrift['bins'][number]): number {
  return Math.abs(latest - reference);
}
