import type { LoaderFunctionArgs } from '@remix-run/node';
import { heldDataFile } from './held-data-file.server.ts';

/** `/inscriptions/:token/donnees.json`: what is kept of a registration, for software (RGPD, article 20). */
export function loader({ params, context }: LoaderFunctionArgs) {
  return heldDataFile(params.token, context, {
    extension: 'json',
    type: 'application/json; charset=utf-8',
    write: (held) => `${JSON.stringify(held, null, 2)}\n`,
  });
}
