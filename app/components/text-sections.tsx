export type TextSection = { title: string; paragraphs: readonly string[] };

/** Titles and paragraphs, for pages that are read. */
export function TextSections({ sections }: { sections: readonly TextSection[] }) {
  return (
    <div className="prose">
      {sections.map((section) => (
        <section key={section.title} className="prose">
          <h2>{section.title}</h2>
          {section.paragraphs.map((paragraph) => (
            <p key={paragraph}>{paragraph}</p>
          ))}
        </section>
      ))}
    </div>
  );
}
