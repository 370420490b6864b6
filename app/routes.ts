import { index, type RouteConfig, route } from '@remix-run/route-config';

/** French addresses on the left (stable: other software relies on them), the file that answers on the right. */
export default [
  index('routes/home.tsx'),
  route('sante', 'routes/health.ts'),
  route('*', 'routes/not-found.tsx'),
] satisfies RouteConfig;
