import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { requireMediator } from '#app/auth/guards.server.ts';
import { privateHeaders } from '#app/auth/private-page.ts';
import { CopiedText } from '#app/components/copied-text.tsx';
import { useText } from '#app/components/page-context.tsx';
import { PageHeading } from '#app/components/page-heading.tsx';
import { keepSigns } from '#app/text/format.ts';
import { textIn } from '#app/text/locale.ts';
import { listSeriesDates } from '#db/series-dates.server.ts';
import { getOwnSession } from '#db/sessions.server.ts';
import { languageOfPapers, sessionSentence, shortAddress } from './session-papers.server.ts';

export const headers = privateHeaders;

/** `/mediation/ateliers/:id/diffuser`: posters, the sheet, and a sentence to publish. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { account } = await requireMediator(request, context);
  const session = await getOwnSession(context.connection, params.id ?? '', account.organisationId);
  const dates = await listSeriesDates(context.connection, session, context.now());
  const refusal = session.publishedAt === null ? 'draft' : session.cancelledAt !== null ? 'cancelled' : null;
  return {
    page: { title: textIn(context.locale).papers.promotion.title, hidden: true },
    id: session.id,
    title: session.title,
    refusal,
    seriesDates: dates.length,
    address: shortAddress(session, context, languageOfPapers(session)),
    sentences: {
      fr: sessionSentence(session, context, 'fr'),
      en: languageOfPapers(session) === 'en' ? sessionSentence(session, context, 'en') : null,
    },
  } as const;
}

export default function Promotion() {
  const { id, title, refusal } = useLoaderData<typeof loader>();
  const { text, href } = useText();
  const words = text.papers.promotion;
  const kicker = <a href={href(`/mediation/ateliers/${id}`)}>{keepSigns(title)}</a>;
  if (refusal !== null) {
    return (
      <>
        <PageHeading kicker={kicker} title={words.title} />
        <p className="notice notice-warning">{text.papers.poster.refused[refusal]}</p>
      </>
    );
  }
  return (
    <>
      <PageHeading kicker={kicker} title={words.title} lead={words.lead} />
      <div className="stack-wide">
        <Posters />
        <Sentences />
        <section className="stack">
          <h2>{words.sheet}</h2>
          <p>
            <a href={href(`/mediation/ateliers/${id}/emargement`)}>{text.papers.sheet.title}</a>
          </p>
        </section>
      </div>
    </>
  );
}

function Posters() {
  const { id, seriesDates, address } = useLoaderData<typeof loader>();
  const { text, href } = useText();
  const words = text.papers.promotion;
  const own = href(`/mediation/ateliers/${id}`);
  return (
    <section className="stack">
      <h2>{words.posters}</h2>
      <p className="row">
        <a className="button" href={`${own}/affiche-a4.pdf`}>
          {words.a4}
        </a>
        <a className="button button-quiet" href={`${own}/affiche-a5.pdf`}>
          {words.a5}
        </a>
      </p>
      {seriesDates > 1 && (
        <p className="row">
          <a className="button button-quiet" href={`${own}/affiche-serie-a4.pdf`}>
            {words.seriesA4(seriesDates)}
          </a>
          <a className="button button-quiet" href={`${own}/affiche-serie-a5.pdf`}>
            {words.seriesA5(seriesDates)}
          </a>
        </p>
      )}
      <p className="soft">{words.readable}</p>
      <p>
        {words.address} <a href={address}>{address}</a>
      </p>
    </section>
  );
}

function Sentences() {
  const { sentences } = useLoaderData<typeof loader>();
  const { text } = useText();
  const words = text.papers.promotion;
  return (
    <section className="stack form">
      <h2>{words.social}</h2>
      <p>{words.socialLead}</p>
      <CopiedText id="phrase-fr" label={words.sentenceFr} value={sentences.fr} language="fr" />
      {sentences.en && (
        <CopiedText id="phrase-en" label={words.sentenceEn} value={sentences.en} language="en" />
      )}
    </section>
  );
}
