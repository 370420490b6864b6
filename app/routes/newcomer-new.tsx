import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ErrorSummary, Field } from '#app/components/field.tsx';
import { OrganisationFields } from '#app/components/organisation-fields.tsx';
import { usePage, useText } from '#app/components/page-context.tsx';
import { PageHeading } from '#app/components/page-heading.tsx';
import { checkForm, type FieldErrors } from '#app/forms/form.ts';
import { newcomerShape } from '#app/forms/newcomer.ts';
import { readForm } from '#app/forms/sent-form.ts';
import { localePath, textIn } from '#app/text/locale.ts';
import { askToComeIn } from '#db/newcomers.server.ts';
import { listDepartments } from '#db/territories.server.ts';

export { publicHeaders as headers } from '#app/components/page-meta.ts';

/** `/rejoindre`: the door of mediators whom nobody here knows yet. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { newcomer } = textIn(context.locale);
  const departments = await listDepartments(context.connection);
  return {
    page: { title: newcomer.title, description: newcomer.lead, canonical: '/rejoindre' },
    departments: departments.map(({ code, name }) => ({ code, name })),
    sent: new URL(request.url).searchParams.has('envoye'),
    demo: context.settings.demo,
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { connection, locale } = context;
  const checked = checkForm(newcomerShape, await readForm(request, context));
  const { typed } = checked;
  const refuse = (errors: FieldErrors, status = 422) => data({ errors, typed }, { status });
  if (checked.kind === 'invalid') return refuse(checked.errors);
  const { department: departmentCode, ...values } = checked.values;
  const departments = await listDepartments(connection);
  if (!departments.some(({ code }) => code === departmentCode)) return refuse({ department: 'choose' });
  const outcome = await askToComeIn(connection, { ...values, departmentCode, locale }, context.now());
  if (outcome.kind === 'too-many') return refuse({ email: 'tryLater' }, 429);
  return redirect(localePath(locale, '/rejoindre?envoye=1'), 303);
}

export default function NewNewcomer() {
  const { departments, sent, demo } = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>();
  const { text, href } = useText();
  const { address } = usePage();
  const words = text.newcomer;
  if (sent && !form) {
    // The same whether or not the address has an account: nobody learns who has one.
    return (
      <PageHeading title={words.sent.title} lead={words.sent.lead}>
        <p>{words.sent.nothing}</p>
        {demo && (
          <p>
            <a href={href('/demo/messages')}>{text.signIn.sentInDemo}</a>
          </p>
        )}
      </PageHeading>
    );
  }
  return (
    <>
      <PageHeading title={words.title} lead={words.lead} />
      <div className="stack-wide">
        <section className="stack" aria-labelledby="comment">
          <h2 id="comment">{words.howTitle}</h2>
          <ol>
            {words.how.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
          <p>{words.colleagues}</p>
        </section>
        <form method="post" action={address} className="form" noValidate>
          <ErrorSummary
            form={form}
            labels={{
              name: words.name,
              email: words.email,
              organisation: words.organisation,
              department: words.department,
              introduction: words.introduction,
            }}
          />
          <Field name="name" label={words.name} form={form} autoComplete="name" maxLength={80} />
          <Field
            name="email"
            type="email"
            label={words.email}
            hint={words.emailHint}
            form={form}
            autoComplete="email"
            inputMode="email"
            spellCheck={false}
          />
          <OrganisationFields form={form} departments={departments} />
          <p className="soft small">
            {words.kept} <a href={href('/confidentialite')}>{text.yourData.privacy}</a>
          </p>
          <p>
            <button type="submit" className="button">
              {words.send}
            </button>
          </p>
        </form>
        <p>
          <a href={href('/connexion')}>{words.hasAccount}</a>
        </p>
      </div>
    </>
  );
}
