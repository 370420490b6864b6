import type { LoaderFunctionArgs } from '@remix-run/node';
import { writeHeldAlert } from '#app/feeds/held-alert.ts';
import { alertDataFile } from './alert-data-file.server.ts';

/** `/alertes/:token/donnees.txt`: what is kept of an alert, for its person to read. */
export function loader({ params, context }: LoaderFunctionArgs) {
  return alertDataFile(params.token, context, {
    extension: 'txt',
    type: 'text/plain; charset=utf-8',
    write: (held) => writeHeldAlert(held, context.now(), context.locale),
  });
}
