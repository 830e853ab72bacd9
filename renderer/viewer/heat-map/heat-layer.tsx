import { useEffect, useRef } from 'react';
import type { HeatMap } from '../../../preload/explanation.ts';
import type { Stack } from '../stack.ts';
import { useViewState } from '../use-view-state.ts';
import { heatRaster } from './heat-raster.ts';

interface HeatLayerProps {
  readonly stack: Stack;
  readonly map: HeatMap;
}

/** The map over the image, in the image's own pixels: zoom, pan, turn and flip are the viewport's one matrix. */
export function HeatLayer({ stack, map }: HeatLayerProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const { placement } = useViewState(stack);
  useEffect(() => {
    const { width, height, pixels } = heatRaster(map);
    if (!canvas.current) return;
    canvas.current.width = width;
    canvas.current.height = height;
    canvas.current.getContext('2d')?.putImageData(new ImageData(pixels, width, height), 0, 0);
  }, [map]);
  const { left, top, width, height } = map.area;
  const transform = `matrix(${placement.join(', ')}) translate(${left}px, ${top}px)`;
  return (
    <div className="heat-layer" data-testid="heat-layer">
      <canvas ref={canvas} aria-hidden style={{ width, height, transform }} />
    </div>
  );
}
