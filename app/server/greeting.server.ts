import { makeDemoSignInLinks } from '#app/auth/demo-sign-in.server.ts';
import type { Application } from './context.server.ts';

/** Says where the site is, and in the demonstration how to enter as its people. */
export async function greet(
  { settings, connection, now }: Application,
  report: (line: string) => void,
): Promise<void> {
  report(`Semainier ${VERSION}: ${settings.publicUrl}`);
  if (!settings.demo) return;
  for (const { name, role, url } of await makeDemoSignInLinks(
    connection,
    settings.secret,
    settings.publicUrl,
    now(),
  )) {
    report(`  ${name} (${role}): ${url}`);
  }
}
