import { useEffect } from 'react';
import type { ReactNode } from 'react';
import { X } from 'lucide-react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useTranslation } from 'react-i18next';

interface SheetProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A dialogue that the user asked for; the application opens none by itself. */
export function Sheet({ title, onClose, children }: SheetProps) {
  const { t } = useTranslation('frame');
  useEffect(() => {
    // The button that had the focus may be gone, and with it whoever would hear Escape inside the sheet.
    const close = ({ key }: KeyboardEvent): void => {
      if (key === 'Escape' && document.activeElement === document.body) onClose();
    };
    document.addEventListener('keydown', close);
    return () => document.removeEventListener('keydown', close);
  }, [onClose]);
  return (
    <ModalOverlay className="sheet-overlay" isOpen isDismissable onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Modal className="sheet-modal">
        <Dialog className="sheet">
          <header className="sheet-head">
            <Heading slot="title">{title}</Heading>
            <button type="button" className="icon-button" aria-label={t('close')} onClick={onClose}>
              <X aria-hidden size={18} strokeWidth={1.75} />
            </button>
          </header>
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- without the mouse a long sheet is scrolled from here */}
          <div className="sheet-body" tabIndex={0}>
            {children}
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
