import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { WORKERS } from './tests/e2e/support/sites.ts';

/** The files that take longest begin, so that no worker has one left when the others have finished. */
const LONGEST = ['pages-of-citizens', 'pages-of-mediators', 'pages-of-coordinators', 'live', 'mediator'];

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => {
      const place = LONGEST.findIndex((name) => moduleId.endsWith(`/${name}.test.ts`));
      return place === -1 ? LONGEST.length : place;
    };
    return (await super.sort(files)).toSorted((one, other) => rank(one) - rank(other));
  }
}

/** Browser tests: each file has a browser, a server and a demonstration of its own, so files run side by side. */
export default defineConfig({
  test: {
    include: ['tests/e2e/**/*.test.ts'],
    globalSetup: ['tests/e2e/support/global-setup.ts'],
    setupFiles: ['tests/e2e/support/serve-own-site.ts'],
    maxWorkers: WORKERS,
    sequence: { sequencer: LongestFirst },
    // Much more than anything takes on a machine of two cores: a slow machine is no fault of ours.
    testTimeout: 240_000,
    hookTimeout: 240_000,
    expect: { poll: { timeout: 20_000 } },
    retry: 0,
  },
});
