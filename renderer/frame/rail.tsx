import {
  Activity,
  Boxes,
  ChartLine,
  CircleHelp,
  FlaskConical,
  Keyboard,
  ListChecks,
  Network,
  ScanLine,
  Settings,
} from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../ui/icon-button.tsx';
import type { Screen } from './view.ts';
import { useView } from './view.ts';

const SCREENS: readonly { readonly screen: Screen; readonly icon: LucideIcon }[] = [
  { screen: 'worklist', icon: ListChecks },
  { screen: 'reading', icon: ScanLine },
  { screen: 'dashboards', icon: ChartLine },
  { screen: 'models', icon: Boxes },
  { screen: 'ab-tests', icon: FlaskConical },
  { screen: 'network', icon: Network },
  { screen: 'diagnostics', icon: Activity },
  { screen: 'settings', icon: Settings },
];

export function Rail() {
  const { t } = useTranslation('frame');
  const { screen: current, study, show, openSheet } = useView();
  return (
    <nav className="rail" aria-label={t('navigation')}>
      {SCREENS.map(({ screen, icon }) => (
        <IconButton
          key={screen}
          icon={icon}
          label={t(`screens.${screen}`)}
          size={20}
          isCurrent={screen === current}
          isDisabled={screen === 'reading' && study === null}
          onPress={() => show(screen)}
        />
      ))}
      <span className="rail-gap" />
      <IconButton icon={Keyboard} label={t('keys')} hotKey="F1" size={20} onPress={() => openSheet('keys')} />
      <IconButton icon={CircleHelp} label={t('about')} size={20} onPress={() => openSheet('about')} />
    </nav>
  );
}
