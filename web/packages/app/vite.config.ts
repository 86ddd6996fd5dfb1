import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { budget } from './budget';
import { early } from './early';

/** Where the development server sends API calls: a running Callsight, or the fixture server. */
const server = process.env.CALLSIGHT_URL ?? 'http://127.0.0.1:8080';

export default defineConfig({
  base: '/dashboard/',
  plugins: [react(), budget(), early()],
  server: { proxy: { '/api': server } },
  build: {
    target: 'es2022',
    chunkSizeWarningLimit: 900,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            // What every page needs comes in one piece each, not in a dozen: libraries stay in the
            // browser's cache when only the app changes.
            { name: 'libraries', tags: ['$initial'], test: /node_modules/, priority: 2 },
            { name: 'app', tags: ['$initial'], priority: 1 },
          ],
        },
      },
    },
  },
});
