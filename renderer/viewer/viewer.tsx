import { useEffect, useRef, useState } from 'react';
import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { DisplayImage, StudyDetail } from '../../preload/domain.ts';
import { FaultText } from '../ui/fault-text.tsx';
import { HeatLayer } from './heat-map/heat-layer.tsx';
import { HeatLegend } from './heat-map/heat-legend.tsx';
import './heat-map/heat-map.css';
import { useHeatMap } from './heat-map/use-heat-map.ts';
import { Overlay } from './overlay.tsx';
import { openStack } from './stack.ts';
import type { Stack } from './stack.ts';
import { ToolStrip } from './tool-strip.tsx';
import './viewer.css';

interface ViewerProps {
  readonly study: StudyDetail;
  readonly image: DisplayImage;
}

/** The image on black, its tools on the left, its annotations in the corners. Independent of the model's answer. */
export function Viewer({ study, image }: ViewerProps) {
  const { t } = useTranslation('viewer');
  const element = useRef<HTMLDivElement>(null);
  const { stack, hasFailed } = useStack(element, image);
  const [isAnnotated, setAnnotated] = useState(true);
  const heat = useHeatMap(study);
  return (
    <section className="viewer" aria-label={t('title')}>
      {stack && (
        <ToolStrip
          stack={stack}
          image={image}
          isAnnotated={isAnnotated}
          onAnnotate={() => setAnnotated(!isAnnotated)}
          isHeated={heat.isLatched}
          onHeat={heat.toggle}
        />
      )}
      <div className="viewer-image" data-testid="viewport" data-ready={stack !== null}>
        {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- Cornerstone puts its canvas inside; an img holds nothing */}
        <div ref={element} className="viewer-canvas" role="img" aria-label={t('imageOf', { file: study.fileName })} />
        {stack && heat.view.kind === 'drawn' && <HeatLayer stack={stack} map={heat.view.map} />}
        {stack && <Overlay stack={stack} study={study} image={image} isAnnotated={isAnnotated} />}
        <HeatLegend heat={heat} />
        {hasFailed && <FaultText code="unexpected" />}
      </div>
    </section>
  );
}

function useStack(element: RefObject<HTMLDivElement | null>, image: DisplayImage) {
  const [stack, setStack] = useState<Stack | null>(null);
  const [hasFailed, setFailed] = useState(false);
  useEffect(() => {
    if (!element.current) return undefined;
    const opening = openStack(element.current, image);
    let isOpen = true;
    opening.then((opened) => isOpen && setStack(opened)).catch(() => isOpen && setFailed(true));
    return () => {
      isOpen = false;
      setStack(null);
      void opening.then((opened) => opened.destroy()).catch(() => undefined);
    };
  }, [element, image]);
  return { stack, hasFailed };
}
