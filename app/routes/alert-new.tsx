import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { privateHeaders } from '#app/auth/private-page.ts';
import { AlertForm, type AlertFormState } from '#app/components/alert-form.tsx';
import { useText } from '#app/components/page-context.tsx';
import { PageHeading } from '#app/components/page-heading.tsx';
import { coveringRadius } from '#app/domain/alert.ts';
import { readSearchParameters } from '#app/domain/search.ts';
import { newAlertShape } from '#app/forms/alert.ts';
import { checkForm } from '#app/forms/form.ts';
import { readForm } from '#app/forms/sent-form.ts';
import { formatDay } from '#app/text/format.ts';
import { localePath, textIn } from '#app/text/locale.ts';
import { findNearestPlaceName } from '#db/alert-places.server.ts';
import { askForAlert, findComingCampaign } from '#db/alerts.server.ts';
import { readAlertPlace } from './alert-place.server.ts';

export const headers = privateHeaders;

/** `/alertes/nouvelle`: asks to be told of new sessions; the address may carry a search to start from. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams;
  const { parameters } = readSearchParameters(query);
  const { place, position, radius, audiences, online } = parameters;
  const campaign = await findComingCampaign(context.connection, context.now());
  const sent = (['email', 'phone'] as const).find((kind) => kind === query.get('envoye'));
  return {
    page: { title: textIn(context.locale).alerts.form.title, hidden: true },
    endsOn: campaign && formatDay(campaign.endsOn, context.locale),
    place: place || (position && (await findNearestPlaceName(context.connection, position))) || '',
    search: {
      radius: coveringRadius(radius),
      audience: audiences[0] ?? null,
      days: [],
      times: [],
      attendance: online ? ('online_too' as const) : ('on_site' as const),
    },
    withPhone: context.settings.smsUrl !== undefined,
    demo: context.settings.demo,
    sent,
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { connection, settings, locale } = context;
  const shape = newAlertShape({ withPhone: settings.smsUrl !== undefined });
  const form = checkForm(shape, await readForm(request, context));
  if (form.kind === 'invalid') return data<AlertFormState>(form, { status: 422 });
  const { typedPlace, search, contact } = form.values;
  const found = await readAlertPlace(connection, typedPlace, form.typed);
  if ('refused' in found) return data<AlertFormState>(found.refused, { status: 422 });
  const alert = { place: found.place, search, contact, locale };
  const outcome = await askForAlert(connection, alert, context.now());
  // The page says why there is nothing to wait for.
  const answer = outcome === 'no_campaign' ? '' : `?envoye=${contact.kind}`;
  return redirect(localePath(locale, `/alertes/nouvelle${answer}`), 303);
}

export default function NewAlert() {
  const { place, search, withPhone, endsOn, sent } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { text, href } = useText();
  const words = text.alerts;
  if (sent && !refused) return <Sent to={sent} />;
  if (endsOn === undefined) {
    return (
      <PageHeading title={words.noCampaign.title} lead={words.noCampaign.body}>
        <p>
          <a href={href('/ateliers')}>{words.noCampaign.find}</a>
        </p>
      </PageHeading>
    );
  }
  return (
    <div className="stack-wide">
      <PageHeading title={words.form.title} lead={words.form.lead} />
      <AlertForm search={search} place={place} form={refused} contact={{ withPhone }} endsOn={endsOn} />
      <p>
        <a href={href('/confidentialite')}>{text.yourData.privacy}</a>
      </p>
    </div>
  );
}

/** The same whether the alert is new, known or one too many: nobody learns what somebody else asked for. */
function Sent({ to }: { to: 'email' | 'phone' }) {
  const { demo } = useLoaderData<typeof loader>();
  const { text, href } = useText();
  const words = text.alerts.sent;
  return (
    <PageHeading title={words.title} lead={words[to]}>
      <p>{words.deadline}</p>
      <p>{words.nothing}</p>
      {demo && (
        <p>
          <a href={href('/demo/messages')}>{words.demo}</a>
        </p>
      )}
      <p>
        <a href={href('/ateliers')}>{words.find}</a>
      </p>
    </PageHeading>
  );
}
