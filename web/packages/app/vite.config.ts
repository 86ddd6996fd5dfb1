import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { budget } from './budget';
import { early } from './early';

/** Where the development server sends API calls: a running Callsight, or the fixture server. */
const server = process.env.CALLSIGHT_URL ?? 'http://127.0.0.1:8080';

/** What the tabs are made of; widgets and forms of questions belong to dashboards and alerts. */
const TABS =
  /app[/]src[/](?:charts|drill|panels[/](?!question|widgets))|charts[/]src[/](?!echarts|generated)/;

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
            {
              name: 'libraries',
              tags: ['$initial'],
              test: /node_modules|rolldown[/:]runtime/,
              priority: 3,
            },
            // Fields and icons of a few bytes each: a request costs more than they do.
            { name: 'parts', test: /node_modules[/]@(?:mantine[/]core|tabler)[/]/, priority: 3 },
            { name: 'app', tags: ['$initial'], priority: 2 },
            // What the tabs share, with all that it needs: a tab is one more piece and no more.
            { name: 'tabs', test: TABS, priority: 1 },
          ],
        },
      },
    },
  },
});
