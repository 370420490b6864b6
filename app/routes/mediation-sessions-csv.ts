import type { LoaderFunctionArgs } from '@remix-run/node';
import { exportResponse } from './session-sheet-response.server.ts';

/** `/mediation/ateliers.csv` */
export async function loader({ request, context }: LoaderFunctionArgs) {
  return exportResponse(request, context, 'csv');
}
