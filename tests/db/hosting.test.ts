import { expect, it } from 'vitest';
import { addAccount, findAccountByEmail } from '#db/accounts.server.ts';
import { addCampaign, getCampaign } from '#db/campaigns.server.ts';
import { onBothEngines } from '#tests/support/databases.ts';

const now = new Date('2027-01-04T09:00:00.000Z');

onBothEngines('a host', (connection) => {
  it('opens an edition once', async () => {
    const edition = {
      slug: 'semaine-2027',
      name: 'La semaine de l’IA pour tous 2027',
      startsOn: '2027-05-17',
      endsOn: '2027-05-23',
      targets: { events: 1500, seats: 60_000, participants: 50_000 },
    };
    expect(await addCampaign(connection(), edition, now)).toBe('added');
    expect(await addCampaign(connection(), { ...edition, name: 'Another name' }, now)).toBe('known');
    expect(await getCampaign(connection(), 'semaine-2027')).toMatchObject(edition);
  });

  it('lets mediators of one organisation in as colleagues', async () => {
    const mediator = {
      name: 'Amina',
      role: 'mediator',
      organisation: 'Médiathèque de Guéret',
      department: '23',
    } as const;
    expect(await addAccount(connection(), { ...mediator, email: 'Amina@Example.org' }, now)).toBe('added');
    expect(await addAccount(connection(), { ...mediator, email: 'bruno@example.org' }, now)).toBe('added');
    const amina = await findAccountByEmail(connection().db, 'amina@example.org');
    const bruno = await findAccountByEmail(connection().db, 'bruno@example.org');
    expect(amina?.organisationName).toBe('Médiathèque de Guéret');
    expect(bruno?.organisationId).toBe(amina?.organisationId);
  });

  it('gives a coordinator the territory that was named', async () => {
    await addAccount(
      connection(),
      { email: 'lea@example.org', name: 'Léa', role: 'coordinator', region: '75' },
      now,
    );
    expect(await findAccountByEmail(connection().db, 'lea@example.org')).toMatchObject({
      role: 'coordinator',
      territoryKind: 'region',
      territoryCode: '75',
    });
  });

  it('changes nothing for a known address or an unknown territory', async () => {
    const somebody = { email: 'zoe@example.org', name: 'Zoé', role: 'coordinator' } as const;
    expect(await addAccount(connection(), { ...somebody, department: '999' }, now)).toBe('unknown territory');
    expect(await findAccountByEmail(connection().db, somebody.email)).toBeUndefined();
    expect(await addAccount(connection(), somebody, now)).toBe('added');
    expect(await addAccount(connection(), { ...somebody, name: 'Other' }, now)).toBe('known');
    expect((await findAccountByEmail(connection().db, somebody.email))?.name).toBe('Zoé');
  });
});
