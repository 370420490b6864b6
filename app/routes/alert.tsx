import {
  type ActionFunctionArgs,
  type HeadersFunction,
  type LoaderFunctionArgs,
  redirect,
} from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { readAlertToken } from '#app/auth/alert-token.server.ts';
import { secretAddressHeaders } from '#app/auth/private-page.ts';
import { listSuitingSessions } from '#app/catalogue/alert-sessions.server.ts';
import { AlertStatus, HeldAlertDetails, StopForm } from '#app/components/alert-details.tsx';
import { useText } from '#app/components/page-context.tsx';
import { PageHeading } from '#app/components/page-heading.tsx';
import { SessionList } from '#app/components/session-card.tsx';
import { isConfirmable, SESSIONS_NAMED } from '#app/domain/alert.ts';
import { everySession, searchAddress } from '#app/domain/search.ts';
import { describeHeldAlert } from '#app/feeds/held-alert.ts';
import { readForm } from '#app/forms/sent-form.ts';
import { localePath, textIn } from '#app/text/locale.ts';
import { confirmAlert, findAlert, stopAlert } from '#db/alerts.server.ts';
import { findHeldAlert } from '#db/held-alerts.server.ts';

/** The address is the key: it must not travel in a Referer, nor stay in a cache or a search engine. */
export const headers: HeadersFunction = () => ({
  ...secretAddressHeaders(),
  'X-Robots-Tag': 'noindex, nofollow',
});

/** `/alertes/:token`: one alert for whoever has its link: what is kept, to confirm, change and stop it. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const alertId = readAlertToken(params.token, context);
  const { connection, catalogue, locale } = context;
  const now = context.now();
  const words = textIn(locale).alerts.page;
  const alert = await findAlert(connection, alertId);
  const held = alert && (await findHeldAlert(connection, alertId));
  if (!alert || !held) return { page: { title: words.goneTitle, hidden: true }, alert: undefined };
  const said = new URL(request.url).searchParams;
  const { place, radius, audience } = alert;
  const around = { ...everySession, place, position: undefined, radius, page: 1 };
  return {
    page: { title: words.title(place), hidden: true },
    alert: {
      place,
      state:
        alert.confirmedAt !== null
          ? ('active' as const)
          : isConfirmable(alert.askedAt, now.toISOString())
            ? ('unconfirmed' as const)
            : ('too_late' as const),
      held: describeHeldAlert(held, locale),
      search: searchAddress('/ateliers', { ...around, audiences: audience === null ? [] : [audience] }),
      again: searchAddress('/alertes/nouvelle', around),
      path: localePath(locale, `/alertes/${params.token}`),
    },
    cards: await listSuitingSessions(connection, catalogue, alert, now, SESSIONS_NAMED),
    now: now.toISOString(),
    said: said.has('confirmee')
      ? ('confirmed' as const)
      : said.has('modifiee')
        ? ('changed' as const)
        : undefined,
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const alertId = readAlertToken(params.token, context);
  const back = localePath(context.locale, `/alertes/${params.token}`);
  switch ((await readForm(request, context)).get('intent')) {
    case 'confirm': {
      const outcome = await confirmAlert(context.connection, alertId, context.now());
      return redirect(outcome === 'confirmed' ? `${back}?confirmee=1` : back, 303);
    }
    case 'stop':
      await stopAlert(context.connection, alertId);
      return redirect(back, 303);
    default:
      throw new Response(null, { status: 400 });
  }
}

export default function AlertPage() {
  const loaded = useLoaderData<typeof loader>();
  const { text, href } = useText();
  const words = text.alerts.page;
  if (!loaded.alert) {
    return (
      <PageHeading title={words.goneTitle} lead={words.goneLead}>
        <p>{words.goneBody}</p>
        <p>
          <a href={href('/alertes/nouvelle')}>{words.again}</a>
        </p>
      </PageHeading>
    );
  }
  const { alert, cards, now, said } = loaded;
  return (
    <div className="stack-wide">
      {said && alert.state === 'active' && (
        <p className="notice notice-success" role="status">
          {words[said]}
        </p>
      )}
      <AlertStatus state={alert.state} place={alert.place} again={alert.again} />
      <div className="aside-layout">
        <HeldAlertDetails held={alert.held} path={alert.path} />
        <div className="stack-wide">
          <StopForm />
          <section className="stack" aria-labelledby="deja">
            <h2 id="deja">{words.now}</h2>
            {cards.length === 0 ? <p>{words.none}</p> : <SessionList cards={cards} now={now} />}
            <p>
              <a href={href(alert.search)}>{words.all}</a>
            </p>
          </section>
        </div>
      </div>
    </div>
  );
}
