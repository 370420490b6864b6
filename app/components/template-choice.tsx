import { keepSigns } from '#app/text/format.ts';
import type { SessionTemplate } from '#db/session-templates.server.ts';
import { FormToken } from './form-token.tsx';
import { useText } from './page-context.tsx';
import styles from './template-choice.module.css';

/** Templates by programme, each with a button that fills the texts in; `blankPage` offers to begin without. */
export function TemplateChoice({
  preparationId,
  formToken,
  templates,
  blankPage = false,
}: {
  preparationId: string;
  formToken: string;
  templates: readonly SessionTemplate[];
  blankPage?: boolean;
}) {
  const { text, href } = useText();
  const words = text.mediation.preparation;
  const here = href(`/mediation/brouillons/${preparationId}/contenu`);
  const programmes = [...new Set(templates.map(({ programmeSlug }) => programmeSlug))];
  return (
    <form method="post" action={here} className="stack-wide">
      <FormToken value={formToken} />
      <p>{blankPage ? words.templatesLead : words.templatesReplace}</p>
      {blankPage && (
        <p>
          <a className="button button-quiet" href={`${here}?page-blanche`}>
            {words.blankPage}
          </a>
        </p>
      )}
      {programmes.map((slug) => {
        const own = templates.filter(({ programmeSlug }) => programmeSlug === slug);
        return (
          <section key={slug} className="stack">
            <h2>{slug === 'autre' ? text.vocabulary.otherProgramme : own[0]?.programmeName}</h2>
            <ul className={styles.templates}>
              {own.map((template) => (
                <li key={template.id} className={styles.template}>
                  <h3>{keepSigns(template.title)}</h3>
                  <p className="small">{template.description.split('\n')[0]}</p>
                  <p className="small soft">
                    {words.templateFacts(
                      audienceOf(text.vocabulary.audiences, template.audience),
                      template.minutes,
                    )}
                  </p>
                  <p>
                    <button type="submit" className="button button-quiet" name="modele" value={template.id}>
                      {words.useTemplate}
                      <span className="visually-hidden"> {template.title}</span>
                    </button>
                  </p>
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </form>
  );
}

function audienceOf(labels: Record<string, string>, code: string): string {
  return labels[code] ?? '';
}
