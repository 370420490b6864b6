import { describe, expect, test } from 'vitest';
import { noticeKinds } from '#app/domain/mediator-notification.ts';
import { type MessageKind, messageKinds } from '#app/domain/message.ts';
import { renderMail, renderShortText } from '#app/mail/messages.ts';
import { gsmLength, writeShortText } from '#app/mail/short-text.ts';
import type { MessageFacts } from '#app/mail/told-facts.ts';
import { locales } from '#app/text/locale.ts';

function factsOf(
  kind: MessageKind,
  changes: { title?: string; name?: string; timeZone?: string; language?: string } = {},
): MessageFacts {
  const { title = 'Découvrir l’IA', name = 'Zoé', timeZone = 'Europe/Paris', language = 'fr' } = changes;
  if (kind === 'sign-in')
    return { kind, locale: 'fr', name, signInUrl: 'https://semainier.test/connexion/abc' };
  if (kind === 'colleague-invited' || kind === 'colleague-elsewhere') {
    const invitationUrl = `https://www.semaine-ia.example.fr/invitations/${'a'.repeat(58)}`;
    return { kind, locale: 'fr', name, organisation: title, invitedBy: 'Amina', invitationUrl };
  }
  if (kind === 'coordinator-invited') {
    const invitationUrl = `https://www.semaine-ia.example.fr/invitations/${'a'.repeat(58)}`;
    const territory = { kind: 'department' as const, code: '23', name: title };
    return { kind, locale: 'fr', name, territory, hasAccount: true, invitedBy: 'Nadia', invitationUrl };
  }
  const moment = {
    title,
    language,
    startsAt: '2027-05-18T10:00:00.000Z',
    endsAt: '2027-05-18T12:00:00.000Z',
    timeZone,
    place: 'Médiathèque, 23000 Guéret',
    alsoOnline: false,
  };
  if (kind === 'alert-confirmation' || kind === 'alert-known' || kind === 'alert-sessions') {
    const alertUrl = `https://www.semaine-ia.example.fr/alertes/${'a'.repeat(58)}`;
    return {
      kind,
      locale: 'fr',
      place: 'Guéret (23)',
      radius: 20,
      alertUrl,
      stopUrl: `${alertUrl}/arret`,
      searchUrl: 'https://semainier.test/ateliers?lieu=23000',
      sessions: [{ ...moment, url: 'https://semainier.test/ateliers/x' }],
      more: 2,
    };
  }
  if (kind === 'reports-due') {
    const reportUrl = `https://www.semaine-ia.example.fr/bilans/${'a'.repeat(95)}`;
    return {
      kind,
      locale: 'fr',
      name,
      reports: [{ ...moment, reportUrl }],
      more: 2,
      spaceUrl: 'https://semainier.test/mediation',
    };
  }
  if (kind === 'new-registrations' || kind === 'session-notices') {
    const choiceUrl = `https://www.semaine-ia.example.fr/notifications/${'a'.repeat(72)}`;
    const session = {
      ...moment,
      taken: 12,
      capacity: 12,
      seatsWaiting: 7,
      url: 'https://semainier.test/mediation/ateliers/x',
    };
    const links = { choiceUrl, stopUrl: `${choiceUrl}/arret`, spaceUrl: 'https://semainier.test/mediation' };
    const notices = noticeKinds.map((notice) => ({ kind: notice, seats: 2 }));
    const common = { locale: 'fr' as const, name, more: 2, ...links };
    return kind === 'new-registrations'
      ? {
          kind,
          ...common,
          registrations: 6,
          sessions: [{ ...session, registrations: 4, seats: 6, waiting: 1 }],
        }
      : { kind, ...common, sessions: [{ ...session, notices }] };
  }
  if (kind === 'circular') {
    const choiceUrl = `https://www.semaine-ia.example.fr/notifications/${'a'.repeat(72)}`;
    const letter = {
      subject: title,
      body: 'Bonjour,\n\nIl reste une semaine.',
      by: 'Nadia',
      replyTo: 'nadia@exemple.test',
      territory: { kind: 'department' as const, code: '23', name: 'Creuse' },
    };
    const links = { choiceUrl, stopUrl: `${choiceUrl}/arret`, spaceUrl: 'https://semainier.test/mediation' };
    return { kind, locale: 'fr', name, organisation: 'Le Fil', letter, test: false, ...links };
  }
  if (kind === 'report-correction') {
    return {
      kind,
      locale: 'fr',
      name,
      session: moment,
      headCount: 60,
      reasons: [
        { kind: 'above_capacity', seats: 12 },
        { kind: 'above_usual', of: 'venue', usual: 10, most: 20, reports: 7 },
      ],
      note: 'Est-ce bien soixante personnes ?\nLa salle est petite.',
      by: 'Dominique',
      replyTo: 'dominique@exemple.test',
      reportUrl: `https://www.semaine-ia.example.fr/bilans/${'a'.repeat(95)}`,
    };
  }
  if (kind === 'sessions-merged') {
    const kept = {
      ...moment,
      organisation: 'Association <d’essai>',
      url: 'https://semainier.test/ateliers/x',
    };
    return {
      kind,
      locale: 'fr',
      name,
      gone: 'Un café <b>',
      kept,
      spaceUrl: 'https://semainier.test/mediation',
    };
  }
  if (kind === 'newcomer-confirmation' || kind === 'newcomer-known') {
    const link = `https://www.semaine-ia.example.fr/rejoindre/${'a'.repeat(58)}`;
    return { kind, locale: 'fr', name, organisation: 'Association <d’essai>', link };
  }
  if (kind === 'review-approved' || kind === 'review-returned') {
    return {
      kind,
      locale: 'fr',
      name,
      organisation: 'Association <d’essai>',
      sessions: [{ ...moment, url: 'https://semainier.test/ateliers/x' }],
      more: 1,
      reason: kind === 'review-returned' ? 'unclear' : undefined,
      note: kind === 'review-returned' ? 'Dites pour qui.' : null,
      spaceUrl: 'https://semainier.test/mediation',
    };
  }
  const told = {
    locale: 'fr' as const,
    name,
    seats: 2,
    waiting: ['registration-waiting', 'seat-offered', 'offer-lapsed'].includes(kind),
    offeredUntil: kind === 'seat-offered' ? '2027-05-12T19:32:00.000Z' : null,
    registrationUrl: `https://www.semaine-ia.example.fr/inscriptions/${'a'.repeat(58)}`,
    holdsKey: true,
    session: {
      ...moment,
      onlineUrl: null,
      whatToBring: 'Votre téléphone',
      cancellationReason: 'La salle est inondée.',
      url: 'https://semainier.test/ateliers/x',
      nearbyUrl: 'https://semainier.test/ateliers?lieu=23000',
      wayThere: {
        addressExtra: '2e étage',
        accessNotes: 'Ascenseur',
        transportNotes: 'Bus 3, arrêt Mairie',
        phone: '+33555000000',
        directionsUrl: 'https://www.openstreetmap.org/directions?to=46.17%2C1.87',
      },
    },
    ...(kind === 'session-changed' && { before: { ...moment, place: 'Ancienne salle' } }),
    calendarFile: 'BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n',
  };
  if (kind === 'thanks')
    return {
      kind,
      ...told,
      programmes: [{ name: 'Café IA', url: 'https://semainier.test/ateliers?programme=cafe-ia' }],
    };
  if (kind === 'letter') {
    const letter = {
      subject: 'Changement de salle',
      body: 'Bonjour,\n\nNous serons au premier étage.',
      by: 'Amina',
      replyTo: 'amina@exemple.test',
    };
    return { kind, ...told, letter };
  }
  return kind === 'reconfirmation'
    ? { kind, ...told, answersUntil: '2027-05-16T10:00:00.000Z', silenceCounts: true }
    : { kind, ...told };
}

/** Where a text message about those facts leads. */
function linkOf(facts: MessageFacts): string {
  if (facts.kind === 'sessions-merged') return facts.kept.url;
  if ('signInUrl' in facts) return facts.signInUrl;
  if ('reports' in facts) return facts.reports[0]?.reportUrl ?? facts.spaceUrl;
  if ('spaceUrl' in facts) return facts.spaceUrl;
  if ('reportUrl' in facts) return facts.reportUrl;
  if ('link' in facts) return facts.link;
  if ('invitationUrl' in facts) return facts.invitationUrl;
  return 'alertUrl' in facts ? facts.alertUrl : facts.registrationUrl;
}

describe.each(messageKinds)('the message %s', (kind) => {
  test.each(locales)('says the same in plain text and in HTML (%s)', (locale) => {
    const mail = renderMail({ ...factsOf(kind, { title: 'A & B <c> "d"' }), locale });
    expect(mail.subject).not.toBe('');
    expect(mail.html).toContain(`<html lang="${locale}">`);
    const words = (text: string) => text.split(/[\s:]+/).filter((word) => /\p{Letter}{3}/u.test(word));
    const shown = new Set(words(plain(mail.html)));
    expect(words(mail.text).filter((word) => !shown.has(word))).toEqual([]);
    expect(mail.html).not.toMatch(/<c>|undefined|null|<img|<script|src=/);
    expect(mail.text).not.toMatch(/undefined|null/);
  });

  test('fits in one text message with its whole link, whatever the title', () => {
    for (const title of [
      'Court',
      'Très long titre d’atelier, « café » & œuvre 🎉 {€}'.repeat(5),
      '中文标题',
      '',
    ]) {
      const facts = factsOf(kind, { title });
      const text = renderShortText(facts);
      expect(gsmLength(text)).toBeLessThanOrEqual(160);
      expect(text).toContain(linkOf(facts));
    }
  });
});

test('says what an organiser wrote in another language in that language', () => {
  const foreign = { title: 'AI coffee', language: 'en' };
  const { html } = renderMail(factsOf('registration-confirmed', foreign));
  expect(html).toContain('<span lang="en">AI coffee</span>');
  expect(html).toContain('<span lang="en">Votre téléphone</span>');
  expect(renderMail(factsOf('alert-sessions', foreign)).html).toContain('<span lang="en">AI coffee</span>');
  expect(renderMail(factsOf('registration-confirmed')).html).not.toContain('<span lang');
});

test('names the zone where Paris shows another time', () => {
  const { text } = renderMail(factsOf('registration-confirmed', { timeZone: 'Indian/Reunion' }));
  expect(text).toContain('mardi 18 mai 2027, de 14:00 à 16:00 (heure de La Réunion)');
});

test('a reminder says how to get there, what to bring and where one cancels', () => {
  const { text, attachments } = renderMail(factsOf('reminder'));
  for (const said of [
    'Bus 3, arrêt Mairie',
    'Ascenseur',
    '2e étage',
    'https://www.openstreetmap.org/directions?to=46.17%2C1.87',
    '+33555000000',
    'Votre téléphone',
    'mardi 18 mai 2027, de 12:00 à 14:00',
    'https://www.semaine-ia.example.fr/inscriptions/',
    'annulez',
  ])
    expect(text).toContain(said);
  expect(attachments).toEqual([]);
  // So does a confirmation, which is all that somebody gets who signs up late; who waits for a seat needs no way.
  expect(renderMail(factsOf('registration-confirmed')).text).toContain('Bus 3, arrêt Mairie');
  expect(renderMail(factsOf('registration-waiting')).text).not.toContain('openstreetmap');
});

test('the contact that was given up hears of the change, and nothing of the session’s details', () => {
  const given = factsOf('contact-changed');
  if (!('calendarFile' in given)) throw new Error('This one tells of a registration.');
  const facts = { ...given, name: null, toFormerContact: true };
  const { text } = renderMail(facts);
  expect(text).toContain('a changé');
  expect(text).toContain('Vous n’avez pas demandé ce changement');
  expect(text).not.toContain('Guéret');
  expect(renderShortText(facts)).toContain("nous n'écrirons plus ici");
  expect(renderMail(factsOf('contact-changed')).text).toContain('Vous recevrez maintenant ici');
});

test('signs of the extension table take two places of a text message', () => {
  expect(gsmLength('a€b')).toBe(4);
  expect(gsmLength('^{}\\[~]|€')).toBe(18);
  expect(gsmLength('ê')).toBeUndefined();
  // 160 places: "Début: " and a space leave 138 to the title beside a link of 14.
  const link = 'https://a.fr/b';
  expect(gsmLength(writeShortText('Début', '€'.repeat(69), link))).toBe(160);
  expect(writeShortText('Début', '€'.repeat(69), link)).toContain('€'.repeat(69));
  const cut = writeShortText('Début', '€'.repeat(70), link);
  expect(cut).toContain(`${'€'.repeat(68)}. `);
  expect(gsmLength(cut)).toBe(159);
});

test('a confirmation carries the calendar file, a place on the waiting list does not', () => {
  expect(renderMail(factsOf('registration-confirmed')).attachments).toHaveLength(1);
  expect(renderMail(factsOf('registration-waiting')).attachments).toEqual([]);
});

test('subjects stay on one line', () => {
  const { subject } = renderMail(factsOf('registration-confirmed', { title: 'a\r\nBcc: x\u2028y\u0000' }));
  expect(subject).toBe('Inscription confirmée\u00a0: a Bcc: x y');
});

test('a text message writes signs that phones lack without their accent, and cuts the title', () => {
  expect(writeShortText('Place confirmée', 'L’œuvre ç’a été', 'https://a.fr/b')).toBe(
    "Place confirmée: L'oeuvre c'a été https://a.fr/b",
  );
  const long = writeShortText('Début', 'x'.repeat(300), 'https://a.fr/b');
  expect(gsmLength(long)).toBe(160);
  expect(writeShortText('Début', 'Titre', `https://a.fr/${'b'.repeat(200)}`)).toBe('Début: Titre');
});

function plain(html: string): string {
  return html
    .replace(/<style.*?<\/style>/gs, '')
    .replace(/href="([^"]*)"/g, '> $1 <a ')
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
}
