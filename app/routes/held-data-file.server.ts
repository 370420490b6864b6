import { secretAddressHeaders } from '#app/auth/private-page.ts';
import { readRegistrationToken } from '#app/auth/registration-token.server.ts';
import type { HeldData } from '#app/domain/personal-data.ts';
import type { RequestContext } from '#app/server/context.server.ts';
import { localePath, textIn } from '#app/text/locale.ts';
import { findHeldData } from '#db/held-data.server.ts';

/**
 * What is kept of the token's registration, as a file to keep. When nothing is kept any more, leads to the page that
 * says so. Throws a 404 Response for a forged token.
 */
export async function heldDataFile(
  token: string | undefined,
  context: RequestContext,
  { extension, type, write }: { extension: 'txt' | 'json'; type: string; write: (held: HeldData) => string },
): Promise<Response> {
  const held = await findHeldData(context.connection, await readRegistrationToken(token, context));
  const headers = { ...secretAddressHeaders(), 'X-Robots-Tag': 'noindex, nofollow' };
  if (!held) {
    const page = localePath(context.locale, `/inscriptions/${token}/donnees`);
    return new Response(null, { status: 303, headers: { ...headers, Location: page } });
  }
  const { fileName } = textIn(context.locale).yourData.download;
  return new Response(write(held), {
    headers: {
      ...headers,
      'Content-Type': type,
      'Content-Disposition': `attachment; filename="${fileName}.${extension}"`,
    },
  });
}
