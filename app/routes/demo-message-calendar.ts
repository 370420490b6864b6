import type { LoaderFunctionArgs } from '@remix-run/node';
import { prepareMessages } from '#app/mail/message-facts.server.ts';
import { renderMail } from '#app/mail/messages.ts';
import { findMessage } from '#db/messages.server.ts';

/** `/demo/messages/:id.ics`: the calendar file that a message of the demonstration carries. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const message = context.settings.demo ? await findMessage(context.connection, params.id ?? '') : undefined;
  const prepared = await prepareMessages(
    context.connection,
    context.settings,
    message ? [message] : [],
    context.now(),
  );
  const facts = prepared[0]?.facts;
  const attachment = facts && renderMail(facts).attachments[0];
  if (!attachment) throw new Response(null, { status: 404 });
  return new Response(attachment.content, {
    headers: {
      'Content-Type': 'text/calendar; charset=utf-8',
      'Content-Disposition': `inline; filename="${attachment.filename}"`,
      'Cache-Control': 'private, no-store',
    },
  });
}
