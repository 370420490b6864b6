import { inject } from 'vitest';
import type { Site } from './sites.ts';

/** The site of the worker that asks. */
export function ownSite(): Site {
  const site = inject('sites')[Number(process.env.VITEST_POOL_ID) - 1];
  if (!site) throw new Error(`Worker ${process.env.VITEST_POOL_ID} has no site.`);
  return site;
}
