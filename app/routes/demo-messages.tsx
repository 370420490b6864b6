import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { privateHeaders } from '#app/auth/private-page.ts';
import { usePage, useText } from '#app/components/page-context.tsx';
import { PageHeading } from '#app/components/page-heading.tsx';
import { Paging } from '#app/components/paging.tsx';
import { type PreparedMessage, prepareMessages } from '#app/mail/message-facts.server.ts';
import { renderMail, renderShortText } from '#app/mail/messages.ts';
import { formatInstant } from '#app/text/format.ts';
import { textIn } from '#app/text/locale.ts';
import { listMessages } from '#db/messages.server.ts';

export const headers = privateHeaders;

const PER_PAGE = 20;

/** `/demo/messages`: what the outbox would say now. Only in a demonstration: messages hold links that sign people in. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  if (!context.settings.demo) throw new Response(null, { status: 404 });
  const asked = Number(new URL(request.url).searchParams.get('page'));
  const page = Number.isInteger(asked) && asked >= 1 && asked <= 10_000 ? asked : 1;
  const { connection, settings } = context;
  const { total, messages } = await listMessages(connection, {
    offset: (page - 1) * PER_PAGE,
    limit: PER_PAGE,
  });
  const prepared = await prepareMessages(connection, settings, messages, context.now(), context.catalogue);
  return {
    page: { title: textIn(context.locale).demoMessages.title, hidden: true },
    number: page,
    pages: Math.ceil(total / PER_PAGE),
    sends: settings.smtpUrl !== undefined,
    messages: prepared.map(toShown),
  };
}

type ShownMessage = {
  id: string;
  channel: 'email' | 'sms';
  recipient: string;
  createdAt: string;
  state: 'waiting' | 'sent' | 'failed';
  dropped: boolean;
  locale: string;
  subject: string | undefined;
  text: string | undefined;
  attachment: string | undefined;
};

function toShown({ message, decision, facts }: PreparedMessage): ShownMessage {
  const mail = facts && message.channel === 'email' ? renderMail(facts) : undefined;
  return {
    id: message.id,
    channel: message.channel,
    recipient: message.recipient,
    createdAt: message.createdAt,
    state: message.sentAt !== null ? 'sent' : message.failedAt !== null ? 'failed' : 'waiting',
    dropped: message.sentAt === null && decision.kind === 'drop',
    locale: message.locale,
    subject: mail?.subject,
    text: mail?.text ?? (facts && renderShortText(facts)),
    attachment: mail?.attachments[0]?.filename,
  };
}

export default function DemoMessages() {
  const { messages, number, pages, sends } = useLoaderData<typeof loader>();
  const { text } = useText();
  const words = text.demoMessages;
  return (
    <>
      <PageHeading title={words.title} lead={sends ? words.introSending : words.intro} />
      <div className="stack-wide">
        {messages.length === 0 && <p>{words.none}</p>}
        {messages.map((message) => (
          <MessageCard key={message.id} message={message} />
        ))}
        <Paging page={number} pages={pages} address={(page) => `/demo/messages?page=${page}`} />
      </div>
    </>
  );
}

function MessageCard({ message }: { message: ShownMessage }) {
  const { text, locale, href } = useText();
  const words = text.demoMessages;
  const day = formatInstant(message.createdAt, 'Europe/Paris', locale, 'date');
  const time = formatInstant(message.createdAt, 'Europe/Paris', locale, 'time');
  return (
    <article className="card stack" aria-labelledby={`message-${message.id}`}>
      <h2 id={`message-${message.id}`} lang={message.locale}>
        {message.subject ?? words[message.channel]}
      </h2>
      <p className="small soft">
        {words[message.channel]} · {words.to} {message.recipient} · {words.writtenAt} {day}, {time} ·{' '}
        {words[message.state]}
      </p>
      {message.dropped && <p className="notice">{words.dropped}</p>}
      <div className="stack" lang={message.locale}>
        {message.text?.split('\n\n').map((paragraph, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the page is rendered once, paragraphs never move.
          <p key={index}>
            <LinkedLines text={paragraph} />
          </p>
        ))}
      </div>
      {message.attachment && (
        <p>
          <a href={href(`/demo/messages/${message.id}.ics`)}>{words.attachment(message.attachment)}</a>
        </p>
      )}
    </article>
  );
}

/** Lines of plain text whose addresses can be followed; those of ours stay on this host. */
function LinkedLines({ text }: { text: string }) {
  const { publicUrl } = usePage();
  return text.split(/(https?:\/\/\S+|\n)/).map((part, index) => {
    // biome-ignore-start lint/suspicious/noArrayIndexKey: the page is rendered once, lines never move.
    if (part === '\n') return <br key={index} />;
    if (!/^https?:\/\//.test(part)) return part;
    return (
      <a key={index} href={part.startsWith(`${publicUrl}/`) ? part.slice(publicUrl.length) : part}>
        {part}
      </a>
    );
    // biome-ignore-end lint/suspicious/noArrayIndexKey: the page is rendered once, lines never move.
  });
}
