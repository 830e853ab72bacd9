import { useTranslation } from 'react-i18next';
import type { Outgoing } from '../../preload/questions.ts';
import { useFormat } from '../format/use-format.ts';
import { SentText } from '../ui/sent-text.tsx';

interface LeavingProps {
  readonly outgoing: Outgoing;
  readonly text: string;
  readonly isOpen: boolean;
}

/** The glass box: exactly what would leave, to whom, at what price, before the button that lets it. */
export function Leaving({ outgoing, text, isOpen }: LeavingProps) {
  const { t } = useTranslation('question');
  const { number, usd } = useFormat();
  const { host, body, bytes, worstCaseUsd } = outgoing;
  return (
    <details className="leaving" data-testid="leaving" open={isOpen}>
      <summary>{t('leaving.title')}</summary>
      <dl>
        <Item name={t('leaving.host')} value={host} />
        <Item name={t('leaving.question')} value={text} />
        <Item name={t('leaving.instructions')} value={t('leaving.instructionsText')} />
        <Item name={t('leaving.image')} value={t('leaving.imageNone')} />
        <Item name={t('leaving.size')} value={t('leaving.bytes', { count: number(bytes) })} />
        <Item name={t('leaving.cost')} value={usd(worstCaseUsd)} />
      </dl>
      <details className="leaving-body">
        <summary>{t('leaving.body')}</summary>
        <SentText label={t('leaving.body')} text={body} testId="leaving-body" />
      </details>
    </details>
  );
}

function Item({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
