import { beforeEach, expect, test } from 'vitest';
import { loadCatalogue } from '#app/catalogue/catalogue.server.ts';
import type { MessageDetails } from '#app/domain/message.ts';
import { prepareMessages } from '#app/mail/message-facts.server.ts';
import { renderMail } from '#app/mail/messages.ts';
import { enqueueMessage, listMessages } from '#db/messages.server.ts';
import type { SessionTable } from '#db/schema.ts';
import { insertRegistration, insertSession, insertVenue } from '#tests/support/builders.ts';
import { onBothEngines } from '#tests/support/databases.ts';

const NOW = new Date('2027-05-18T09:00:00.000Z');
const LINKS = { publicUrl: 'https://semainier.test', secret: 'x'.repeat(32) };

onBothEngines('what is proposed instead', (connection) => {
  let session: SessionTable;

  beforeEach(async () => {
    const { db } = connection();
    await db.deleteFrom('messages').execute();
    await db.deleteFrom('registrations').execute();
    await db.deleteFrom('sessions').execute();
    session = await insertSession(connection(), {
      title: 'Celui qui change',
      cancelled_at: NOW.toISOString(),
      cancellation_reason: 'La salle est inondée.',
    });
  });

  const near = (title: string, changes: Partial<SessionTable> = {}) =>
    insertSession(connection(), {
      venue_id: session.venue_id,
      title,
      starts_at: '2027-05-19T12:00:00.000Z',
      ends_at: '2027-05-19T14:00:00.000Z',
      ...changes,
    });

  async function tell(kind: 'session-cancelled' | 'session-changed', details: MessageDetails = {}) {
    const registration = await insertRegistration(connection(), { session_id: session.id });
    await connection().write((trx) =>
      enqueueMessage(
        trx,
        {
          kind,
          channel: 'email',
          recipient: 'jeanne@exemple.test',
          locale: 'fr',
          registrationId: registration.id,
          sessionId: session.id,
          details,
          dedupeKey: registration.id,
        },
        NOW,
      ),
    );
  }

  async function mails() {
    const { messages } = await listMessages(connection(), { offset: 0, limit: 50 });
    const catalogue = await loadCatalogue(connection());
    const prepared = await prepareMessages(connection(), LINKS, messages, NOW, catalogue);
    return prepared.map(({ facts }) => (facts ? renderMail(facts) : undefined));
  }

  const titles = ['Premier', 'Deuxième', 'Troisième', 'Quatrième', 'Complet', 'En anglais', 'Commencé'];
  const proposed = (text = '') => titles.filter((title) => text.includes(title));

  test('to those whose session is called off: the three nearest with seats, to come, in its language', async () => {
    const first = await near('Premier');
    await near('Deuxième', { starts_at: '2027-05-19T12:30:00.000Z' });
    await near('Troisième', { starts_at: '2027-05-19T13:00:00.000Z' });
    await near('Quatrième', { starts_at: '2027-05-19T13:30:00.000Z' });
    await near('Complet', { seats_taken: 12, starts_at: '2027-05-19T11:00:00.000Z' });
    await near('En anglais', { language: 'en', starts_at: '2027-05-19T11:00:00.000Z' });
    await near('Commencé', { starts_at: '2027-05-18T08:30:00.000Z' });
    await tell('session-cancelled');
    const [mail] = await mails();
    expect(proposed(mail?.text)).toEqual(['Premier', 'Deuxième', 'Troisième']);
    expect(mail?.text).toContain('D’autres ateliers où il reste des places');
    expect(mail?.text).toContain('mercredi 19 mai 2027, de 14:00 à 16:00, Médiathèque d’essai, Guéret');
    expect(mail?.text).toContain(`https://semainier.test/ateliers/${first.slug}`);
    expect(mail?.html).toContain(`<a href="https://semainier.test/ateliers/${first.slug}">Premier</a>`);
  });

  test('is held online where nothing is near', async () => {
    const far = await insertVenue(connection(), { commune_code: '13201' });
    await near('Deuxième', { venue_id: far.id });
    await near('Premier', { venue_id: null });
    await tell('session-cancelled');
    const [mail] = await mails();
    expect(proposed(mail?.text)).toEqual(['Premier']);
    expect(mail?.text).toContain('de 14:00 à 16:00, En ligne');
  });

  test('is said to those whose session moves, not to those whose session has a new title', async () => {
    await near('Premier');
    const { db } = connection();
    await db.updateTable('sessions').set({ cancelled_at: null }).where('id', '=', session.id).execute();
    const before = {
      startsAt: session.starts_at,
      endsAt: session.ends_at,
      timeZone: session.time_zone,
      venueId: session.venue_id,
      title: 'Ancien titre',
      attendance: session.attendance,
      onlineUrl: session.online_url,
    };
    await tell('session-changed', { before: { ...before, startsAt: '2027-05-18T10:00:00.000Z' } });
    await tell('session-changed', { before });
    const [renamed, moved] = await mails();
    expect(proposed(moved?.text)).toEqual(['Premier']);
    // The same session in the same batch: found for the one that moved, and told to it alone.
    expect(proposed(renamed?.text)).toEqual([]);
  });

  test('is nothing when there is nothing', async () => {
    await tell('session-cancelled');
    const [mail] = await mails();
    expect(mail?.text).not.toContain('D’autres ateliers où il reste');
    expect(mail?.text).toContain('https://semainier.test/ateliers?lieu=23000');
  });

  test('is found with as many queries for three as for one', async () => {
    await near('Premier');
    const count = async () => {
      let queries = 0;
      const executor = connection().db.getExecutor();
      const executeQuery = executor.executeQuery.bind(executor);
      const { messages } = await listMessages(connection(), { offset: 0, limit: 50 });
      const catalogue = await loadCatalogue(connection());
      executor.executeQuery = (query) => {
        queries += 1;
        return executeQuery(query);
      };
      await prepareMessages(connection(), LINKS, messages, NOW, catalogue);
      executor.executeQuery = executeQuery;
      return queries;
    };
    await tell('session-cancelled');
    const one = await count();
    await tell('session-cancelled');
    session = await near('Deuxième', { cancelled_at: NOW.toISOString() });
    await tell('session-cancelled');
    expect(await count()).toBe(one);
  });
});
