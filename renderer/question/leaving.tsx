import { useTranslation } from 'react-i18next';
import type { Outgoing, OutgoingImage } from '../../preload/questions.ts';
import { useFormat } from '../format/use-format.ts';
import { SentText } from '../ui/sent-text.tsx';
import { PictureChoice } from './picture-choice.tsx';
import type { PictureWish } from './use-picture-wish.ts';

interface LeavingProps {
  readonly outgoing: Outgoing;
  readonly text: string;
  readonly isOpen: boolean;
  readonly wish: PictureWish;
}

/** The glass box: exactly what would leave, to whom, at what price, before the button that lets it. */
export function Leaving({ outgoing, text, isOpen, wish }: LeavingProps) {
  const { t } = useTranslation('question');
  const { number, usd } = useFormat();
  const { host, body, bytes, image, imageHold, worstCaseUsd } = outgoing;
  const picture = wish.picture?.sha256 === image ? wish.picture : null;
  const sentImage = ({ png, width, height }: OutgoingImage): string =>
    t('leaving.imageSent', { width, height, size: t('leaving.bytes', { count: number(png.length) }) });
  return (
    <details className="leaving" data-testid="leaving" open={isOpen}>
      <summary>{t('leaving.title')}</summary>
      <dl>
        <Item name={t('leaving.host')} value={host} />
        <Item name={t('leaving.question')} value={text} />
        <Item name={t('leaving.instructions')} value={t('leaving.instructionsText')} />
        <Item name={t('leaving.image')} value={picture ? sentImage(picture) : t('leaving.imageNone')} />
        <Item name={t('leaving.size')} value={t('leaving.bytes', { count: number(bytes) })} />
        <Item name={t('leaving.cost')} value={usd(worstCaseUsd)} />
      </dl>
      <PictureChoice hold={imageHold} wish={wish} />
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
