import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImageHold, OutgoingImage } from '../../preload/questions.ts';
import type { PictureWish } from './use-picture-wish.ts';

interface PictureChoiceProps {
  /** Why no picture could go along, known before one is made. */
  readonly hold: ImageHold | null;
  readonly wish: PictureWish;
}

/** The tick for the picture, with the very picture under it; or the reason why it stays. */
export function PictureChoice({ hold, wish }: PictureChoiceProps) {
  const { t } = useTranslation('question');
  const reason = hold ?? wish.hold;
  if (hold === 'no-study') return null;
  return (
    <div className="picture-choice">
      {hold === null && (
        <label>
          <input
            type="checkbox"
            data-testid="with-image"
            checked={wish.isOn}
            onChange={({ target }) => wish.set(target.checked)}
          />
          {t('leaving.withImage')}
        </label>
      )}
      {reason !== null && (
        <output className="hint" data-testid="image-hold" data-hold={reason}>
          {t(`leaving.hold.${reason}`)}
        </output>
      )}
      {hold === null && wish.isPending && <p className="hint">{t('leaving.imagePreparing')}</p>}
      {hold === null && wish.picture && <Picture picture={wish.picture} />}
    </div>
  );
}

function Picture({ picture: { png, sha256, width, height } }: { readonly picture: OutgoingImage }) {
  const { t } = useTranslation('question');
  const image = useRef<HTMLImageElement>(null);
  useEffect(() => {
    const url = URL.createObjectURL(new Blob([new Uint8Array(png)], { type: 'image/png' }));
    if (image.current) image.current.src = url;
    return () => URL.revokeObjectURL(url);
  }, [png]);
  return (
    <figure>
      <img ref={image} alt={t('leaving.imageAlt')} width={width} height={height} data-testid="sent-image" />
      <figcaption className="hint">
        {t('leaving.imageLooked')} <code>SHA-256 {sha256.slice(0, 16)}…</code>
      </figcaption>
    </figure>
  );
}
