import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { Import } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useDropFiles } from './use-import.ts';

interface DropZoneProps {
  readonly children: ReactNode;
}

/**
 * The whole window. Native drag events and not a library's: only the File objects of the native event let the preload
 * find the paths of files and folders alike.
 */
export function DropZone({ children }: DropZoneProps) {
  const dropped = useDropFiles();
  const [count, setCount] = useState<number | null>(null);
  useEffect(() => {
    const over = (event: DragEvent): void => {
      event.preventDefault();
      setCount(filesIn(event));
    };
    const leave = (event: DragEvent): void => {
      // Leaving for another element of the window is no leaving.
      if (event.relatedTarget === null) setCount(null);
    };
    const drop = (event: DragEvent): void => {
      event.preventDefault();
      setCount(null);
      const files = [...(event.dataTransfer?.files ?? [])];
      if (files.length > 0) dropped(files);
    };
    return listen({ dragover: over, dragleave: leave, drop });
  }, [dropped]);
  return (
    <div data-testid="drop-zone" className="drop-zone">
      {children}
      {count !== null && <DropHint count={count} />}
    </div>
  );
}

function DropHint({ count }: { readonly count: number }) {
  const { t } = useTranslation('frame');
  return (
    <div className="drop-hint" data-testid="drop-hint">
      <Import aria-hidden size={28} />
      <strong>{count > 0 ? t('drop', { count }) : t('dropAny')}</strong>
      <span>{t('dropFormats')}</span>
    </div>
  );
}

function filesIn(event: DragEvent): number {
  return [...(event.dataTransfer?.items ?? [])].filter((item) => item.kind === 'file').length;
}

function listen(
  listeners: Readonly<Record<'dragover' | 'dragleave' | 'drop', (event: DragEvent) => void>>,
): () => void {
  window.addEventListener('dragover', listeners.dragover);
  window.addEventListener('dragleave', listeners.dragleave);
  window.addEventListener('drop', listeners.drop);
  return () => {
    window.removeEventListener('dragover', listeners.dragover);
    window.removeEventListener('dragleave', listeners.dragleave);
    window.removeEventListener('drop', listeners.drop);
  };
}
