import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** `npx vite build --config tests/renderer/preview/vite.config.ts --outDir DIR`: the window on a fake main. */
export default defineConfig({
  root: import.meta.dirname,
  base: './',
  plugins: [react()],
  build: { target: 'chrome130', modulePreload: { polyfill: false }, emptyOutDir: true },
});
