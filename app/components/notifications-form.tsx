import {
  LONG_WAITING_LIST,
  type NotificationChoices,
  noticeKinds,
  registrationNews,
} from '#app/domain/mediator-notification.ts';
import { Checkbox, ErrorSummary, type FormState, RadioGroup } from './field.tsx';
import { FormToken } from './form-token.tsx';
import { usePage, useText } from './page-context.tsx';

/** How new registrations are told, and which notices are wanted. */
export function NotificationsForm({
  choices,
  form,
  formToken,
}: {
  choices: NotificationChoices;
  form: FormState;
  formToken: string;
}) {
  const { text } = useText();
  const { address } = usePage();
  const words = text.notifications.page;
  const labels = {
    full: words.notices.full,
    waiting: words.notices.waiting(LONG_WAITING_LIST),
    cancelled: words.notices.cancelled,
  };
  return (
    <form method="post" action={address} className="form" noValidate>
      <FormToken value={formToken} />
      <ErrorSummary form={form} labels={{ registrations: words.registrations }} />
      <RadioGroup
        name="registrations"
        label={words.registrations}
        form={form}
        value={choices.registrations}
        choices={registrationNews.map((value) => ({
          value,
          label: words.choices[value],
          hint: words.hints[value],
        }))}
      />
      <fieldset className="field" aria-describedby="aide-signaux">
        <legend>{words.noticesTitle}</legend>
        <p className="field-hint" id="aide-signaux">
          {words.noticesHint}
        </p>
        {noticeKinds.map((kind) => (
          <Checkbox key={kind} name={kind} label={labels[kind]} form={form} checked={choices[kind]} />
        ))}
      </fieldset>
      <fieldset className="field">
        <legend>{words.circularsTitle}</legend>
        <Checkbox name="circulars" label={words.circulars} form={form} checked={choices.circulars} />
      </fieldset>
      <button type="submit" className="button">
        {words.save}
      </button>
    </form>
  );
}
