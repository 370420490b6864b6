import { organisationState } from '#app/domain/moderation.ts';
import type { OrganisationFacts } from '#db/organisations.server.ts';
import { ErrorSummary, type FormState } from './field.tsx';
import { FormToken } from './form-token.tsx';
import { OrganisationFields } from './organisation-fields.tsx';
import { usePage, useText } from './page-context.tsx';
import { OrganisationNotice } from './review-notice.tsx';

/** Of an organisation that waits for its first yes: where it stands, and what it says of itself, to be corrected. */
export function OrganisationCorrection({
  organisation,
  departments,
  formToken,
  form,
}: {
  organisation: OrganisationFacts;
  departments: readonly { code: string; name: string }[];
  formToken: string;
  form: FormState;
}) {
  const { text } = useText();
  const { address } = usePage();
  const words = text.newcomer;
  return (
    <section className="stack" aria-labelledby="corriger">
      <h2 id="corriger">{words.correctTitle}</h2>
      <OrganisationNotice organisation={{ ...organisation, state: organisationState(organisation) }} />
      <form method="post" action={address} className="form" noValidate>
        <FormToken value={formToken} />
        <ErrorSummary
          form={form}
          labels={{
            organisation: words.organisation,
            department: words.department,
            introduction: words.introduction,
          }}
        />
        <OrganisationFields form={form} departments={departments} known={organisation} />
        <p>
          <button type="submit" name="geste" value="corriger" className="button">
            {words.correct}
          </button>
        </p>
      </form>
      <p>{words.inviteLater}</p>
    </section>
  );
}
