import type { LoaderFunctionArgs } from '@remix-run/node';
import { modelResponse } from './session-sheet-response.server.ts';

/** `/mediation/import/modele.xlsx` */
export async function loader({ request, context }: LoaderFunctionArgs) {
  return modelResponse(request, context, 'xlsx');
}
