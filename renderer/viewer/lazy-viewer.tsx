/** Cornerstone3D is a chunk of its own: fetched after the worklist is painted, needed when the first study opens. */
import { lazy } from 'react';

export const LazyViewer = lazy(async () => ({ default: (await loadViewer()).Viewer }));

export function prefetchViewer(): void {
  requestIdleCallback(() => void loadViewer(), { timeout: 3000 });
}

function loadViewer() {
  return import('./viewer.tsx');
}
