import { readAlertToken } from '#app/auth/alert-token.server.ts';
import { secretAddressHeaders } from '#app/auth/private-page.ts';
import type { HeldAlert } from '#app/domain/personal-data.ts';
import type { RequestContext } from '#app/server/context.server.ts';
import { localePath, textIn } from '#app/text/locale.ts';
import { findHeldAlert } from '#db/held-alerts.server.ts';

/**
 * What is kept of the token's alert, as a file to keep. When nothing is kept any more, leads to the page that says so.
 * Throws a 404 Response for a forged token.
 */
export async function alertDataFile(
  token: string | undefined,
  context: RequestContext,
  { extension, type, write }: { extension: 'txt' | 'json'; type: string; write: (held: HeldAlert) => string },
): Promise<Response> {
  const held = await findHeldAlert(context.connection, readAlertToken(token, context));
  const headers = { ...secretAddressHeaders(), 'X-Robots-Tag': 'noindex, nofollow' };
  if (!held) {
    const page = localePath(context.locale, `/alertes/${token}`);
    return new Response(null, { status: 303, headers: { ...headers, Location: page } });
  }
  const { fileName } = textIn(context.locale).alerts.held;
  return new Response(write(held), {
    headers: {
      ...headers,
      'Content-Type': type,
      'Content-Disposition': `attachment; filename="${fileName}.${extension}"`,
    },
  });
}
