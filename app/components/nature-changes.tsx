import type { NaturePart, SessionNature } from '#app/domain/moderation.ts';
import { foreignLanguage } from '#app/text/format.ts';
import { useText } from './page-context.tsx';
import styles from './queue-form.module.css';

/** What a published session was and what it is now, part by part. */
export function NatureChanges({
  before,
  after,
  parts,
  programmes,
  venues,
}: {
  before: SessionNature;
  after: SessionNature;
  parts: readonly NaturePart[];
  programmes: readonly { slug: string; name: string }[];
  venues: readonly { id: string; name: string }[];
}) {
  const { text, locale } = useText();
  const words = text.moderation.session;
  const { vocabulary } = text;
  const say = (nature: SessionNature, part: NaturePart): string | undefined => {
    switch (part) {
      case 'programmeSlug':
        return programmes.find(({ slug }) => slug === nature.programmeSlug)?.name ?? nature.programmeSlug;
      case 'venueId':
        return venues.find(({ id }) => id === nature.venueId)?.name;
      case 'audience':
        return vocabulary.audiences[nature.audience];
      case 'format':
        return vocabulary.formats[nature.format];
      case 'language':
        return vocabulary.languages[nature.language];
      case 'attendance':
        return vocabulary.attendances[nature.attendance];
      case 'title':
      case 'description':
        return nature[part];
      case 'onlineUrl':
        return nature.onlineUrl ?? undefined;
    }
  };
  const languageOf = (nature: SessionNature, part: NaturePart) =>
    part === 'title' || part === 'description' ? foreignLanguage(nature.language, locale) : undefined;
  return (
    <section className="stack" aria-labelledby="changements">
      <h2 id="changements">{words.changesTitle}</h2>
      <dl className={styles.changes}>
        {parts.map((part) => (
          <div key={part} className="card">
            <dt>{words.parts[part]}</dt>
            {[
              { label: words.before, nature: before },
              { label: words.after, nature: after },
            ].map(({ label, nature }) => (
              <dd key={label}>
                <span className="soft small">{label}</span>
                <span className={styles.description} lang={languageOf(nature, part)}>
                  {say(nature, part) ?? words.nothing}
                </span>
              </dd>
            ))}
          </div>
        ))}
      </dl>
    </section>
  );
}
