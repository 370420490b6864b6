import type { LoaderFunctionArgs } from '@remix-run/node';
import { alertDataFile } from './alert-data-file.server.ts';

/** `/alertes/:token/donnees.json`: what is kept of an alert, for software (RGPD, article 20). */
export function loader({ params, context }: LoaderFunctionArgs) {
  return alertDataFile(params.token, context, {
    extension: 'json',
    type: 'application/json; charset=utf-8',
    write: (held) => `${JSON.stringify(held, null, 2)}\n`,
  });
}
