import { expect, test } from '@playwright/test';
import { inputs } from '../../preload/contract.ts';
import type { ClinicWindow } from '../support/clinic-window.ts';
import { openClinic, setUpProfile } from '../support/clinic-window.ts';

// The numbers are those of Electron's security checklist.
let clinic: ClinicWindow;
test.beforeAll(async () => {
  clinic = await openClinic();
  await setUpProfile(clinic);
});
test.afterAll(() => clinic.app.close());

test('2, 3, 4: the page has no Node, is isolated and sandboxed', async () => {
  const seen = await clinic.page.evaluate(() => [
    typeof Reflect.get(globalThis, 'require'),
    typeof Reflect.get(globalThis, 'process'),
  ]);
  expect(seen).toEqual(['undefined', 'undefined']);
  const preferences = await clinic.app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    // as: not in Electron's types, on purpose; it is the one way to read what is in force.
    const contents = window?.webContents as { getLastWebPreferences?: () => object } | undefined;
    return contents?.getLastWebPreferences?.();
  });
  expect(preferences).toMatchObject({
    contextIsolation: true,
    sandbox: true,
    nodeIntegration: false,
    webSecurity: true,
  });
});

test('5: every permission is denied', async () => {
  const states = await clinic.page.evaluate(async () => {
    const names = ['geolocation', 'notifications', 'camera', 'microphone', 'clipboard-read', 'midi'];
    return Promise.all(
      names.map((name) => navigator.permissions.query({ name: name as PermissionName }).then((s) => s.state)),
    );
  });
  expect(new Set(states)).toEqual(new Set(['denied']));
});

test('7: the policy stops inline script, eval and remote code', async () => {
  const result = await clinic.page.evaluate(async () => {
    const violations: string[] = [];
    document.addEventListener('securitypolicyviolation', (event) => violations.push(event.effectiveDirective));
    const inline = document.createElement('script');
    inline.textContent = 'globalThis.hasRun = true';
    const remote = document.createElement('script');
    remote.src = 'https://example.com/x.js';
    document.body.append(inline, remote);
    await fetch('https://example.com/').catch(() => undefined);
    await new Promise((resolve) => setTimeout(resolve, 300));
    return { violations, hasRun: Reflect.get(globalThis, 'hasRun') === true };
  });
  expect(result.hasRun).toBe(false);
  expect(result.violations).toContain('connect-src');
  expect(result.violations.some((directive) => directive.startsWith('script-src'))).toBe(true);
});

test('13, 14: the page can neither leave nor open windows', async () => {
  const before = clinic.page.url();
  await clinic.page.evaluate(() => {
    window.open('https://example.com/');
    location.href = 'https://example.com/';
  });
  await clinic.page.waitForTimeout(300);
  expect(clinic.page.url()).toBe(before);
  expect(clinic.app.windows()).toHaveLength(1);
});

test('17: every operation refuses a foreign window and a blank page, and an inner frame has no bridge', async () => {
  const channels = Object.keys(inputs);
  const replies = await clinic.app.evaluate(async ({ app, BrowserWindow, session }, names) => {
    const preload = `${app.getAppPath()}/out/preload/index.cjs`;
    const ask = `Promise.all(${JSON.stringify(names)}.map(async (c) => (await window.clinic.call(c, {})).fault?.code))`;
    const answers: string[] = [];
    for (const url of ['app://clinic/index.html', 'about:blank']) {
      const foreign = new BrowserWindow({
        show: false,
        webPreferences: { preload, sandbox: true, session: session.fromPartition('clinic') },
      });
      await foreign.loadURL(url);
      answers.push(...(await foreign.webContents.executeJavaScript(ask)));
      foreign.destroy();
    }
    return answers;
  }, channels);
  expect(replies).toHaveLength(2 * channels.length);
  expect(new Set(replies)).toEqual(new Set(['sender-refused']));
  const inner = await clinic.page.evaluate(() => {
    const frame = document.body.appendChild(document.createElement('iframe'));
    const kind = typeof frame.contentWindow?.clinic;
    frame.remove();
    return kind;
  });
  expect(inner).toBe('undefined');
});

test('18: the page lives on its own protocol, and nothing else of it can be read', async () => {
  const statuses = await clinic.page.evaluate(async () => {
    const paths = ['index.html', '../main/index.js', '%2e%2e/main/index.js', 'etc/passwd', ''];
    return Promise.all(paths.map(async (path) => (await fetch(`app://clinic/${path}`)).status));
  });
  expect(statuses).toEqual([200, 404, 404, 404, 404]);
  expect(new URL(clinic.page.url()).protocol).toBe('app:');
});

test('20: the bridge holds four functions and no Electron', async () => {
  const bridge = await clinic.page.evaluate(() =>
    Object.entries(window.clinic).map(([name, value]) => [name, typeof value]),
  );
  expect(bridge).toEqual([
    ['call', 'function'],
    ['importFiles', 'function'],
    ['importModel', 'function'],
    ['on', 'function'],
  ]);
  for (const [channel, input] of [
    ['studies.import', { paths: ['/etc/hostname'] }],
    ['models.import', { path: '/etc/hostname' }],
  ] as const) {
    const reply = await clinic.page.evaluate(
      // as: a page that does not mind the types.
      ([name, value]) => window.clinic.call(name as 'app.state', value as unknown as Record<string, never>),
      [channel, input] as const,
    );
    expect(reply).toEqual({ ok: false, fault: { code: 'sender-refused' } });
  }
});
