import { useTranslation } from 'react-i18next';
import { FaultText } from '../ui/fault-text.tsx';
import { useNotices } from './notices.ts';

/** Errors only, until dismissed; never over the image. */
export function NoticeLine() {
  const { t } = useTranslation('frame');
  const { code, dismiss } = useNotices();
  return (
    <div role="alert" className="notice-line">
      {code && (
        <>
          <FaultText code={code} />
          <button type="button" className="button" onClick={dismiss}>
            {t('dismiss')}
          </button>
        </>
      )}
    </div>
  );
}
