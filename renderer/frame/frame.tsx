import type { ReactNode } from 'react';
import type { AppState } from '../../preload/domain.ts';
import { AbTestsScreen } from '../ab-tests/ab-tests-screen.tsx';
import { AboutSheet } from '../about/about-sheet.tsx';
import { KeySheet } from '../about/key-sheet.tsx';
import { DashboardsScreen } from '../dashboards/dashboards-screen.tsx';
import { DiagnosticsScreen } from '../diagnostics/diagnostics-screen.tsx';
import { ModelsScreen } from '../models/models-screen.tsx';
import { NetworkScreen } from '../network/network-screen.tsx';
import { ReadingScreen } from '../reading/reading-screen.tsx';
import { SettingsScreen } from '../settings/settings-screen.tsx';
import { useHotKeys } from '../ui/hotkeys.ts';
import { WorklistScreen } from '../worklist/worklist-screen.tsx';
import { DropZone } from './drop-zone.tsx';
import './frame.css';
import { NoticeLine } from './notice-line.tsx';
import { Rail } from './rail.tsx';
import { StatusBar } from './status-bar.tsx';
import { useChooseFiles } from './use-import.ts';
import { useView } from './view.ts';

interface FrameProps {
  readonly state: AppState;
}

/** Everything after the profile is open: rail, one screen, status bar, and the whole window as drop zone. */
export function Frame({ state }: FrameProps) {
  const { sheet, openSheet } = useView();
  const choose = useChooseFiles();
  useHotKeys({ F1: () => openSheet('keys'), 'Ctrl+O': () => choose('files') });
  return (
    <DropZone>
      <div className="frame">
        <Rail />
        <main className="frame-screen">
          <CurrentScreen state={state} />
          <NoticeLine />
        </main>
        <StatusBar state={state} />
      </div>
      {sheet === 'keys' && <KeySheet onClose={() => openSheet(null)} />}
      {sheet === 'about' && <AboutSheet state={state} onClose={() => openSheet(null)} />}
    </DropZone>
  );
}

function CurrentScreen({ state }: FrameProps): ReactNode {
  const { screen, study } = useView();
  switch (screen) {
    case 'worklist':
      return <WorklistScreen state={state} />;
    case 'reading':
      return study ? <ReadingScreen key={study} study={study} /> : <WorklistScreen state={state} />;
    case 'dashboards':
      return <DashboardsScreen />;
    case 'models':
      return <ModelsScreen />;
    case 'ab-tests':
      return <AbTestsScreen />;
    case 'network':
      return <NetworkScreen />;
    case 'diagnostics':
      return <DiagnosticsScreen />;
    case 'settings':
      return <SettingsScreen state={state} />;
  }
}
