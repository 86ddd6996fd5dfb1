import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { budget } from './budget';

/** Where the development server sends API calls: a running Callsight, or the fixture server. */
const server = process.env.CALLSIGHT_URL ?? 'http://127.0.0.1:8080';

export default defineConfig({
  base: '/dashboard/',
  plugins: [react(), budget()],
  server: { proxy: { '/api': server } },
  build: {
    target: 'es2022',
    chunkSizeWarningLimit: 900,
  },
});
