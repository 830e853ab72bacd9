import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import './ui/fonts.css';
import './ui/tokens.css';
import './ui/base.css';
import { App } from './app.tsx';
import { startStrings } from './strings/i18n.ts';

const root = document.querySelector('#root');
if (!root) throw new Error('index.html has no #root');
startStrings('tr');
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
