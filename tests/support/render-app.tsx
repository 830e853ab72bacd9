/** The whole window on a fake main, in jsdom. No library between the test and React. */
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { vi } from 'vitest';
import { App } from '../../renderer/app.tsx';
import { useView } from '../../renderer/frame/view.ts';
import { useQuestionDrafts } from '../../renderer/question/question-drafts.ts';
import { startStrings } from '../../renderer/strings/i18n.ts';
import { useFilter } from '../../renderer/worklist/filter.ts';
import type { FakeClinic, FakeOptions } from './fake-bridge/fake-bridge.ts';
import { createFakeClinic } from './fake-bridge/fake-bridge.ts';

const QUIET_ROUNDS = 6;

export interface RenderedApp {
  readonly clinic: FakeClinic;
  readonly text: () => string;
  readonly find: (testId: string) => HTMLElement | null;
  readonly press: (init: KeyboardEventInit) => Promise<void>;
  readonly click: (element: Element | null | undefined) => Promise<void>;
  readonly type: (input: Element | null, text: string) => Promise<void>;
  readonly open: (study: Parameters<ReturnType<typeof useView.getState>['openStudy']>[0]) => Promise<void>;
  readonly close: () => Promise<void>;
}

export async function renderApp(options: FakeOptions = {}): Promise<RenderedApp> {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  // The image chunk is fetched in idle time; there is no canvas to draw it on here.
  vi.stubGlobal('requestIdleCallback', () => 0);
  // jsdom has no CSS object; every key escaped here is a UUID or a plain word.
  vi.stubGlobal('CSS', { escape: (text: string) => text });
  const clinic = createFakeClinic(options);
  vi.stubGlobal('clinic', clinic.bridge);
  useQuestionDrafts.setState({ isOpen: false, texts: {} });
  useView.setState({ screen: 'worklist', study: null, sequence: [], sheet: null });
  useFilter.setState({ search: '', show: 'all', page: 0, selected: null });
  startStrings('tr');
  const host = document.body.appendChild(document.createElement('div'));
  const root = createRoot(host);
  await settle(() => root.render(<App />));
  return {
    clinic,
    text: () => document.body.textContent,
    find: (testId) => document.querySelector<HTMLElement>(`[data-testid="${testId}"]`),
    press: (init) =>
      settle(() =>
        document.body.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...init })),
      ),
    click: (element) =>
      settle(() => element?.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }))),
    type: (input, text) => settle(() => typeInto(input, text)),
    open: (study) => settle(() => useView.getState().openStudy(study)),
    close: async () => {
      await settle(() => root.unmount());
      document.body.replaceChildren();
    },
  };
}

/** Runs, then waits until the page has stopped changing: answers come over promises and timers. */
async function settle(run: () => void): Promise<void> {
  await act(async () => run());
  for (let quiet = 0, before = ''; quiet < QUIET_ROUNDS;) {
    await act(async () => new Promise((resolve) => setTimeout(resolve, 5)));
    const now = document.documentElement.outerHTML;
    quiet = now === before ? quiet + 1 : 0;
    before = now;
  }
}

/** React listens to the native setter, not to the property. */
function typeInto(input: Element | null, text: string): void {
  const isField = input instanceof HTMLInputElement || input instanceof HTMLTextAreaElement;
  if (!isField) throw new Error('no input to type into');
  const property = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(input), 'value');
  property?.set?.call(input, text);
  input.dispatchEvent(new Event('input', { bubbles: true }));
}
