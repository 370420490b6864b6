import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  define: { VERSION: JSON.stringify('test') },
  test: {
    include: ['tests/**/*.test.{ts,tsx}'],
    exclude: ['tests/e2e/**', 'tests/bench/**', 'node_modules/**'],
    globalSetup: ['tests/support/global-setup.ts'],
    testTimeout: 30_000,
    // Left to itself Vitest takes a core less than there are: one worker on a machine of two.
    maxWorkers: Math.max(2, availableParallelism()),
    // Our modules keep nothing but what belongs to a connection: files may share them, instead of loading them anew.
    isolate: false,
    restoreMocks: true,
  },
});
