import { foreignLanguage } from '#app/text/format.ts';
import { type Composer, paragraph } from './composer.ts';
import { type MailBlock, oneLine } from './layout.ts';
import { row, writeWhen, writeWhere } from './session-details.ts';
import type { ReportsDueFacts } from './told-facts.ts';

/** Asks a mediator for the reports of their sessions: one link each, which opens the form. */
export const reportsDue: Composer<ReportsDueFacts> = {
  mail({ name, reports, more, spaceUrl, locale }, text) {
    const { mail, site } = text;
    const words = mail.reportsDue;
    const number = reports.length + more;
    return {
      subject: oneLine(words.subject(number, reports[0]?.title ?? '')),
      colon: mail.colon,
      blocks: [
        paragraph(mail.greeting(oneLine(name))),
        paragraph(words.intro(number)),
        ...reports.flatMap((report): MailBlock[] => [
          {
            kind: 'facts',
            rows: [
              row(mail.labels.what, report.title, foreignLanguage(report.language, locale)),
              row(mail.labels.when, writeWhen(report, text, locale)),
              row(mail.labels.where, writeWhere(report, text)),
            ].flat(),
          },
          { kind: 'link', label: words.button, url: report.reportUrl },
        ]),
        ...(more > 0 ? [{ kind: 'link' as const, label: words.more(more), url: spaceUrl }] : []),
        paragraph(words.keepToYourself),
        { kind: 'small', text: `${words.why} ${mail.footer(site.name)}` },
      ],
    };
  },
  shortText: ({ reports, more, spaceUrl }, { mail }) => ({
    lead: mail.reportsDue.sms(reports.length + more),
    title: reports[0]?.title ?? '',
    link: reports[0]?.reportUrl ?? spaceUrl,
  }),
};
