import { useEffect, useState } from 'react';
import { QueryClientProvider } from '@tanstack/react-query';
import { I18nProvider } from 'react-aria-components';
import type { AppState } from '../preload/domain.ts';
import { codeOf, useOperation } from './bridge/operation.ts';
import { createCache, useBridgeEvents } from './bridge/events.ts';
import { Frame } from './frame/frame.tsx';
import { CreateProfile } from './start/create-profile.tsx';
import { Damaged } from './start/damaged.tsx';
import { Unlock } from './start/unlock.tsx';
import { useLanguage, useShownLanguage } from './strings/language.ts';

export function App() {
  const [cache] = useState(createCache);
  return (
    <QueryClientProvider client={cache}>
      <Localised />
    </QueryClientProvider>
  );
}

function Localised() {
  useBridgeEvents();
  const state = useOperation('app.state', {});
  const language = useShownLanguage(state.data ?? null);
  return (
    <I18nProvider locale={language === 'tr' ? 'tr-TR' : 'en-GB'}>
      {state.data && <Stage state={state.data} />}
      {state.isError && <Damaged code={codeOf(state.error)} />}
    </I18nProvider>
  );
}

function Stage({ state }: { readonly state: AppState }) {
  const follow = useLanguage((language) => language.follow);
  useEffect(() => {
    if (state.stage === 'ready') follow();
  }, [state.stage, follow]);
  switch (state.stage) {
    case 'create':
      return <CreateProfile state={state} />;
    case 'unlock':
      return <Unlock state={state} />;
    case 'damaged':
      return <Damaged isProfile code={state.fault ?? 'database-damaged'} />;
    case 'ready':
      return <Frame state={state} />;
  }
}
