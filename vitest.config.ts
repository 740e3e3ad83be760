import { defineConfig } from 'vitest/config'

/**
 * Three projects of tests, and one that draws pictures of the screens. `pure` needs nothing but Node; `database` runs
 * against a real PostgreSQL (embedded by default, `TEST_PG_BIN` or `TEST_DATABASE_URL` for a server); `browser` drives
 * a headless Chromium. A file chooses its project by its name: `*.test.ts`, `*.db.test.ts`, `e2e/*.e2e.test.ts`.
 */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'pure',
          include: ['src/**/*.test.ts', 'scripts/**/*.test.ts'],
          exclude: ['**/*.db.test.ts', 'node_modules/**'],
          isolate: false,
          testTimeout: 30_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          name: 'database',
          include: ['src/**/*.db.test.ts'],
          globalSetup: ['src/platform/db/testing/global.ts'],
          testTimeout: 30_000,
          hookTimeout: 120_000,
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: 'browser',
          include: ['e2e/**/*.e2e.test.ts'],
          globalSetup: ['src/platform/db/testing/global.ts', 'e2e/global.ts'],
          testTimeout: 60_000,
          hookTimeout: 180_000,
          maxWorkers: 2,
          sequence: { groupOrder: 2 },
        },
      },
      {
        test: {
          name: 'screens',
          include: ['e2e/screenshots.ts'],
          globalSetup: ['src/platform/db/testing/global.ts', 'e2e/global.ts'],
          testTimeout: 60_000,
          hookTimeout: 180_000,
          maxWorkers: 1,
          sequence: { groupOrder: 3 },
        },
      },
    ],
  },
})
