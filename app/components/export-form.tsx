import { type ExportSubject, exportFormats, exportSubjectCodes, fitsFormat } from '#app/domain/export.ts';
import { formatNumber } from '#app/text/format.ts';
import { RadioGroup } from './field.tsx';
import { FormToken } from './form-token.tsx';
import { useText } from './page-context.tsx';

/** Which table of a territory is wanted, and in which format. What it sends is answered by a file. */
export function ExportForm({
  subjects,
  path,
  formToken,
}: {
  subjects: readonly { subject: ExportSubject; rows: number }[];
  /** Where the file is, with its territory and edition. */
  path: string;
  formToken: string;
}) {
  const { text, href, locale } = useText();
  const words = text.exports;
  return (
    <form method="post" action={href(path)} className="form">
      <FormToken value={formToken} />
      <RadioGroup
        name="quoi"
        label={words.what}
        value={exportSubjectCodes.sessions}
        choices={subjects.map(({ subject, rows }) => ({
          value: exportSubjectCodes[subject],
          label: `${words.subjects[subject]} (${words.rows(rows, formatNumber(rows, locale))})`,
          hint: words.hints[subject],
        }))}
      />
      <RadioGroup
        name="format"
        label={words.format}
        hint={subjects.some(({ rows }) => !fitsFormat('xlsx', rows)) ? words.tooLong : undefined}
        value="xlsx"
        choices={exportFormats.toReversed().map((format) => ({
          value: format,
          label: words.formats[format],
          hint: words.formatHints[format],
        }))}
      />
      <button type="submit" className="button">
        {words.download}
      </button>
    </form>
  );
}
