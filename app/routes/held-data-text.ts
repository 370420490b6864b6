import type { LoaderFunctionArgs } from '@remix-run/node';
import { writeHeldData } from '#app/feeds/held-data.ts';
import { heldDataFile } from './held-data-file.server.ts';

/** `/inscriptions/:token/donnees.txt`: what is kept of a registration, for its person to read. */
export function loader({ params, context }: LoaderFunctionArgs) {
  return heldDataFile(params.token, context, {
    extension: 'txt',
    type: 'text/plain; charset=utf-8',
    write: (held) => writeHeldData(held, context.now(), context.locale),
  });
}
