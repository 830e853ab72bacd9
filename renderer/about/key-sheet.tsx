import { useTranslation } from 'react-i18next';
import { Sheet } from '../ui/sheet.tsx';
import './about.css';

interface KeySheetProps {
  readonly onClose: () => void;
}

const GROUPS = {
  reading: [
    ['ownRead', 'Shift+1 … 4'],
    ['agree', 'Enter'],
    ['override', 'O'],
    ['probe', 'S'],
    ['question', 'Q'],
    ['nextUnread', 'N'],
    ['neighbour', 'PageUp / PageDown'],
    ['worklist', 'B / Esc'],
  ],
  image: [
    ['invert', 'I'],
    ['rotate', 'Shift+R / Shift+L'],
    ['flip', 'Shift+F / Shift+V'],
    ['fit', 'Home'],
    ['actualSize', 'End'],
    ['reset', 'R'],
    ['annotate', 'T'],
    ['heatMap', 'H'],
    ['heatMapKept', 'Shift+H'],
    ['imageOnly', 'F'],
    ['presets', '0 … 5'],
    ['window', 'Ctrl+← ↑ ↓ →'],
    ['windowCoarse', 'Ctrl+Shift+← ↑ ↓ →'],
  ],
  mouse: [['dragLeft'], ['dragRight'], ['wheel'], ['dragMiddle']],
  everywhere: [
    ['open', 'Ctrl+O'],
    ['search', 'Ctrl+F'],
    ['sheet', 'F1'],
  ],
} as const;

/** The keys of the image are as many as all others: a column each. */
export function KeySheet({ onClose }: KeySheetProps) {
  const { t } = useTranslation('keys');
  return (
    <Sheet title={t('title')} onClose={onClose}>
      <div className="key-groups">
        <KeyGroup title={t('group.reading')} keys={GROUPS.reading.map(([name, key]) => [t(`key.${name}`), key])} />
        <KeyGroup
          title={t('group.mouse')}
          keys={GROUPS.mouse.map(([name]) => [t(`effect.${name}`), t(`mouse.${name}`)])}
        />
        <KeyGroup
          title={t('group.everywhere')}
          keys={GROUPS.everywhere.map(([name, key]) => [t(`key.${name}`), key])}
        />
        <KeyGroup title={t('group.image')} keys={GROUPS.image.map(([name, key]) => [t(`key.${name}`), key])} />
      </div>
      <p className="hint">{t('note')}</p>
    </Sheet>
  );
}

interface KeyGroupProps {
  readonly title: string;
  readonly keys: readonly (readonly [string, string])[];
}

function KeyGroup({ title, keys }: KeyGroupProps) {
  return (
    <section>
      <h3>{title}</h3>
      <dl className="keys">
        {keys.map(([action, key]) => (
          <div key={action}>
            <dt>{action}</dt>
            <dd>
              <kbd>{key}</kbd>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
