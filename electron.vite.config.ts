import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

// Development and tests may run on Electron 33 (Node 20.18, Chromium 130): the build aims at the older of the two.
const nodeTarget = 'node20.18';

export default defineConfig({
  main: {
    build: {
      target: nodeTarget,
      externalizeDeps: true,
      rollupOptions: {
        input: {
          index: 'main/index.ts',
          'command-line': 'main/command-line.ts',
          'inference-host': 'main/inference-host.ts',
        },
      },
    },
  },
  preload: {
    build: {
      target: nodeTarget,
      externalizeDeps: false,
      rollupOptions: {
        input: { index: 'preload/index.ts' },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'renderer',
    plugins: [react()],
    build: {
      target: 'chrome130',
      minify: true,
      modulePreload: { polyfill: false },
      rollupOptions: { input: 'renderer/index.html' },
    },
  },
});
