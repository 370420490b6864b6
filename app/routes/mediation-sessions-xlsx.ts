import type { LoaderFunctionArgs } from '@remix-run/node';
import { exportResponse } from './session-sheet-response.server.ts';

/** `/mediation/ateliers.xlsx` */
export async function loader({ request, context }: LoaderFunctionArgs) {
  return exportResponse(request, context, 'xlsx');
}
