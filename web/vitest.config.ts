import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['packages/*/src/**/*.test.{ts,tsx}', 'arrows/*.test.ts', 'dev/**/*.test.ts'],
    environment: 'node',
    restoreMocks: true,
    // A machine that builds beside the tests is slow, not wrong.
    testTimeout: 30_000,
  },
});
