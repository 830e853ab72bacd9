import { Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StudyId } from '../../preload/domain.ts';
import { useOperation } from '../bridge/operation.ts';
import { FaultText } from '../ui/fault-text.tsx';
import { useHotKeys } from '../ui/hotkeys.ts';
import { LazyViewer } from '../viewer/lazy-viewer.tsx';
import { useFilter } from '../worklist/filter.ts';
import { PatientBanner } from './patient-banner.tsx';
import { ReadingPanel } from './reading-panel.tsx';
import './reading.css';
import { useNavigation } from './use-navigation.ts';
import { usePixels } from './use-pixels.ts';

interface ReadingScreenProps {
  readonly study: StudyId;
}

export function ReadingScreen({ study }: ReadingScreenProps) {
  const opened = useOperation('studies.open', { study });
  const [hasPanel, setPanel] = useState(true);
  const navigation = useNavigation(study);
  const select = useFilter((filter) => filter.select);
  useEffect(() => select(study), [select, study]);
  useHotKeys({ F: () => setPanel(!hasPanel), ...navigation.hotKeys });
  if (opened.isError) return <FaultText code={opened.error.code} />;
  if (!opened.data) return <div className="reading" aria-busy />;
  return (
    <div className={hasPanel ? 'reading' : 'reading is-image-only'}>
      <PatientBanner study={opened.data} navigation={navigation} />
      <div className="reading-image">
        <StudyImage study={study} detail={opened.data} />
      </div>
      {hasPanel && <ReadingPanel study={opened.data} navigation={navigation} />}
    </div>
  );
}

function StudyImage({
  study,
  detail,
}: ReadingScreenProps & { readonly detail: Parameters<typeof LazyViewer>[0]['study'] }) {
  const { t } = useTranslation('viewer');
  const pixels = usePixels(study);
  const loading = <output className="image-loading">{t('loading')}</output>;
  if (pixels.isError) return <FaultText code={pixels.error.code} />;
  if (!pixels.data) return loading;
  return (
    <Suspense fallback={loading}>
      <LazyViewer study={detail} image={pixels.data} />
    </Suspense>
  );
}
