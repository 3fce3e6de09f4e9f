import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

// One project per room, so that a failure names the room and `npm test -- --project core` runs in a second.
export default defineConfig({
  plugins: [react()],
  test: {
    passWithNoTests: true,
    restoreMocks: true,
    // Against a hang, not for speed: on a busy machine a test of seconds takes many times as long.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    projects: [
      { extends: true, test: { name: 'core', environment: 'node', include: ['tests/core/**/*.test.ts'] } },
      { extends: true, test: { name: 'electron', environment: 'node', include: ['tests/electron/**/*.test.ts'] } },
      {
        extends: true,
        test: {
          name: 'app',
          environment: 'happy-dom',
          setupFiles: ['tests/app/setup.ts'],
          include: ['tests/app/**/*.test.{ts,tsx}'],
        },
      },
      {
        extends: true,
        test: { name: 'fuzz', environment: 'node', include: ['tests/fuzz/**/*.test.ts'], testTimeout: 120_000 },
      },
      {
        extends: true,
        test: { name: 'scripts', environment: 'node', include: ['tests/scripts/**/*.test.ts'] },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          environment: 'node',
          include: ['tests/e2e/**/*.test.ts'],
          // Windows share one display and its focus: one at a time.
          fileParallelism: false,
          maxWorkers: 1,
          // After the quick rooms, which would take the processor from under the windows.
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: {
          // The package, installed on this very system: Debian and root. Skipped elsewhere, saying why.
          name: 'installed',
          environment: 'node',
          include: ['tests/installed/**/*.test.ts'],
          fileParallelism: false,
          maxWorkers: 1,
          testTimeout: 120_000,
          hookTimeout: 180_000,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
})
