import { useTranslation } from 'react-i18next';
import { useCommand, useStore } from '../bridge/operation.ts';
import { useNotices } from '../frame/notices.ts';
import { useArrivals } from './arrivals.ts';

/** Offered once, in the strip, dismissible: never over the table or the image. */
export function SampleOffer() {
  const { t } = useTranslation('worklist');
  const report = useNotices((notices) => notices.report);
  const release = useArrivals((arrivals) => arrivals.release);
  const store = useStore('app.state');
  const load = useCommand('samples.load', release);
  const decline = useCommand('samples.decline', (state) => store({}, state));
  return (
    <section className="strip-card" data-testid="sample-offer" aria-labelledby="sample-offer">
      <h2 id="sample-offer">{t('samples.title')}</h2>
      <p>{t('samples.text')}</p>
      <div className="strip-actions">
        <button
          type="button"
          className="button is-primary"
          disabled={load.isPending}
          onClick={() => load.mutate({}, { onError: (error) => report(error.code) })}
        >
          {t('samples.load')}
        </button>
        <button
          type="button"
          className="button"
          onClick={() => decline.mutate({}, { onError: (error) => report(error.code) })}
        >
          {t('samples.decline')}
        </button>
      </div>
    </section>
  );
}
