import {
  type ActionFunctionArgs,
  data,
  type HeadersFunction,
  type LoaderFunctionArgs,
  redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { readAlertToken } from '#app/auth/alert-token.server.ts';
import { secretAddressHeaders } from '#app/auth/private-page.ts';
import { AlertForm, type AlertFormState } from '#app/components/alert-form.tsx';
import { useText } from '#app/components/page-context.tsx';
import { PageHeading } from '#app/components/page-heading.tsx';
import { alertChangeShape } from '#app/forms/alert.ts';
import { checkForm } from '#app/forms/form.ts';
import { readForm } from '#app/forms/sent-form.ts';
import { formatDay } from '#app/text/format.ts';
import { localePath, textIn } from '#app/text/locale.ts';
import { changeAlert, findAlert } from '#db/alerts.server.ts';
import { readAlertPlace } from './alert-place.server.ts';

export const headers: HeadersFunction = () => ({
  ...secretAddressHeaders(),
  'X-Robots-Tag': 'noindex, nofollow',
});

/** `/alertes/:token/modifier`: changes what an alert waits for. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const alert = await findAlert(context.connection, readAlertToken(params.token, context));
  const back = localePath(context.locale, `/alertes/${params.token}`);
  // Its page says that nothing is kept any more.
  if (!alert) throw redirect(back, 303);
  const { place, radius, audience, days, times, attendance } = alert;
  return {
    page: { title: textIn(context.locale).alerts.form.editTitle, hidden: true },
    place,
    search: { radius, audience, days, times, attendance },
    endsOn: formatDay(alert.endsOn, context.locale),
    back,
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const alertId = readAlertToken(params.token, context);
  const form = checkForm(alertChangeShape, await readForm(request, context));
  if (form.kind === 'invalid') return data<AlertFormState>(form, { status: 422 });
  const { typedPlace, search } = form.values;
  const found = await readAlertPlace(context.connection, typedPlace, form.typed);
  if ('refused' in found) return data<AlertFormState>(found.refused, { status: 422 });
  const back = localePath(context.locale, `/alertes/${params.token}`);
  const outcome = await changeAlert(context.connection, alertId, { place: found.place, search });
  switch (outcome) {
    case 'changed':
      return redirect(`${back}?modifiee=1`, 303);
    case 'unchanged':
    case 'gone':
      return redirect(back, 303);
    case 'same_as_other':
      return data<AlertFormState>({ typed: form.typed, errors: { place: 'sameAlert' } }, { status: 422 });
  }
}

export default function EditAlert() {
  const { place, search, endsOn, back } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { text } = useText();
  return (
    <div className="stack-wide">
      <PageHeading title={text.alerts.form.editTitle}>
        <p>
          <a href={back}>{text.alerts.page.title(place)}</a>
        </p>
      </PageHeading>
      <AlertForm search={search} place={place} form={refused} endsOn={endsOn} />
    </div>
  );
}
