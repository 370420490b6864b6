import { writeReason } from '#app/text/check-reason.ts';
import { foreignLanguage, formatNumber } from '#app/text/format.ts';
import { type Composer, paragraph } from './composer.ts';
import { type MailBlock, oneLine } from './layout.ts';
import { row, writeWhen, writeWhere } from './session-details.ts';
import type { ReportCorrectionFacts, ReportsDueFacts } from './told-facts.ts';

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

/** Asks for the correction of a report that looks odd, in a coordinator's words and ours. */
export const reportCorrection: Composer<ReportCorrectionFacts> = {
  mail({ name, session, headCount, reasons, note, by, reportUrl, locale }, text) {
    const { mail, site } = text;
    const words = text.reportChecks.mail;
    return {
      subject: oneLine(words.subject(session.title)),
      colon: mail.colon,
      blocks: [
        paragraph(mail.greeting(oneLine(name))),
        paragraph(words.intro(oneLine(by), headCount, formatNumber(headCount, locale))),
        {
          kind: 'facts',
          rows: [
            row(mail.labels.what, session.title, foreignLanguage(session.language, locale)),
            row(mail.labels.when, writeWhen(session, text, locale)),
            row(mail.labels.where, writeWhere(session, text)),
          ].flat(),
        },
        {
          kind: 'steps',
          title: words.reasons,
          items: reasons.map((each) => writeReason(each, text, locale)),
        },
        ...(note === null ? [] : [paragraph(words.note(oneLine(by))), ...note.split(/\n+/).map(paragraph)]),
        { kind: 'link', label: words.button, url: reportUrl },
        paragraph(words.rightAsItIs),
        paragraph(words.keepToYourself),
        { kind: 'small', text: `${words.why} ${mail.footer(site.name)}` },
      ],
    };
  },
  shortText: ({ session, reportUrl }, { reportChecks }) => ({
    lead: reportChecks.mail.sms,
    title: session.title,
    link: reportUrl,
  }),
  replyTo: ({ by, replyTo }) => (replyTo === null ? undefined : { name: oneLine(by), address: replyTo }),
};
