import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { ErrorSummary, Field, RadioGroup } from '#app/components/field.tsx';
import { PageProvider } from '#app/components/page-context.tsx';

function render(node: ReactNode, locale: 'fr' | 'en' = 'fr'): string {
  const page = { locale, address: '/', scripts: [], requestId: 'test', publicUrl: '', tilesUrl: undefined };
  return renderToStaticMarkup(<PageProvider value={page}>{node}</PageProvider>);
}

const bad = {
  errors: { name: 'required', contact: 'invalid' },
  typed: { name: '', contact: 'abc' },
} as const;

describe('a field', () => {
  it('ties its label, hint and error to the control', () => {
    const html = render(<Field name="name" label="Prénom" hint="Un prénom suffit." form={bad} />);
    expect(html).toContain('<label for="champ-name">');
    expect(html).toContain('aria-describedby="champ-name-aide champ-name-erreur"');
    expect(html).toContain('id="champ-name-aide"');
    expect(html).toContain('id="champ-name-erreur"');
    expect(html).toContain('aria-invalid="true"');
  });

  it('takes focus when it is the first one to mend, and only then', () => {
    expect(render(<Field name="name" label="Prénom" form={bad} />)).toContain('autofocus');
    expect(render(<Field name="contact" label="Contact" form={bad} />)).not.toContain('autofocus');
    expect(render(<Field name="name" label="Prénom" />)).not.toContain('autofocus');
  });

  it('shows again what was typed rather than its first value, and escapes it', () => {
    const typed = { typed: { name: '"><script>alert(1)</script>' } };
    const html = render(<Field name="name" label="Prénom" value="Odette" form={typed} />);
    expect(html).not.toContain('<script>');
    expect(html).not.toContain('Odette');
  });

  it('says that it is optional in words, and is then not required', () => {
    const html = render(<Field name="note" label="Note" optional />);
    expect(html).toContain('(facultatif)');
    expect(html).not.toContain('required');
  });
});

describe('a group of choices', () => {
  it('ticks what was typed and puts its id on the first choice, where the summary leads', () => {
    const choices = [
      { value: 'a', label: 'A' },
      { value: 'b', label: 'B' },
    ];
    const html = render(
      <RadioGroup name="kind" label="Genre" choices={choices} value="a" form={{ typed: { kind: 'b' } }} />,
    );
    expect(html).toMatch(/id="champ-kind"[^>]*value="a"/);
    expect(html).toMatch(/checked=""[^>]*value="b"|value="b"[^>]*checked=""/);
  });
});

describe('the summary of errors', () => {
  it('leads to each field, by its label, in the language of the page', () => {
    const labels = { name: 'What to call you?', contact: 'Contact' };
    const html = render(<ErrorSummary form={bad} labels={labels} />, 'en');
    expect(html).toContain('role="alert"');
    expect(html).toContain('href="#champ-name"');
    expect(html).toContain('href="#champ-contact"');
    expect(html).toContain('2 answers need attention');
    expect(html).toContain('What to call you: ');
  });

  it('is absent when nothing is wrong', () => {
    expect(render(<ErrorSummary form={{ errors: {} }} labels={{}} />)).toBe('');
  });
});
