import { beforeAll, expect, it } from 'vitest';
import { loader as sheetPage } from '#app/routes/mediation-attendance-sheet.tsx';
import { loader as sheetPdf } from '#app/routes/mediation-attendance-sheet-pdf.ts';
import type { Application } from '#app/server/context.server.ts';
import type { AccountTable, SessionTable } from '#db/schema.ts';
import { call, callForResponse, makeTestApplication } from '#tests/support/application.ts';
import { insertMediator, insertRegistration, insertSession } from '#tests/support/builders.ts';
import { onBothEngines } from '#tests/support/databases.ts';
import { readPdf } from '#tests/support/pdf.ts';
import { signInAs } from '#tests/support/signed-in.ts';

type SignedIn = { cookie: string; formToken: string };

onBothEngines('the papers of a session', (connection) => {
  let application: Application;
  let mediator: AccountTable;
  let session: SessionTable;
  let colleague: SignedIn;
  let stranger: SignedIn;

  beforeAll(async () => {
    mediator = await insertMediator(connection());
    const organisation_id = mediator.organisation_id ?? '';
    session = await insertSession(connection(), { organisation_id, mediator_id: mediator.id });
    colleague = await signInAs(
      connection(),
      (await insertMediator(connection(), { organisation_id, name: 'Sacha Collègue' })).id,
    );
    stranger = await signInAs(connection(), (await insertMediator(connection())).id);
    application = await makeTestApplication(connection());
  });

  const address = (page: string, { id } = session) => ({
    url: `/mediation/ateliers/${id}/${page}`,
    params: { id },
  });

  it('are a 404 for another organisation, and ask who one is', async () => {
    for (const [page, loader] of [
      ['emargement', sheetPage],
      ['emargement.pdf', sheetPdf],
    ] as const) {
      const refused = await callForResponse(application, loader, {
        ...address(page),
        cookie: stranger.cookie,
      });
      expect([page, refused.status]).toEqual([page, 404]);
      const unknown = await callForResponse(application, loader, address(page));
      expect([page, unknown.status, unknown.headers.get('Location')?.split('?')[0]]).toEqual([
        page,
        302,
        '/connexion',
      ]);
    }
  });

  it('print who comes on the attendance sheet, by name only', async () => {
    const common = { session_id: session.id };
    await insertRegistration(connection(), { ...common, name: 'Zoé', seats: 2 });
    await insertRegistration(connection(), { ...common, name: 'Łukasz', contact: 'lukasz@exemple.test' });
    await insertRegistration(connection(), { ...common, name: 'Attend', waiting_number: 1 });
    await insertRegistration(connection(), { ...common, name: 'Parti', cancelled_at: session.created_at });
    const { cookie } = colleague;
    const response = await callForResponse(application, sheetPdf, { ...address('emargement.pdf'), cookie });
    expect(response.headers.get('Content-Type')).toBe('application/pdf');
    expect(response.headers.get('Cache-Control')).toBe('private, no-store');
    const pdf = readPdf(new Uint8Array(await response.arrayBuffer()));
    expect(pdf.links).toEqual([`http://localhost:3000/mediation/ateliers/${session.id}/bilan`]);
    const [page = ''] = pdf.pages;
    expect(page).toContain('mardi18mai2027,de14:00à16:00');
    expect(page).toContain('avecZoé');
    // The number of seats stands after the name.
    expect(page).toContain('Łukasz1Zoé2');
    for (const unwanted of ['Attend', 'Parti', '@']) expect(page).not.toContain(unwanted);

    const shown = await call(application, sheetPage, { ...address('emargement'), cookie });
    if (shown instanceof Response) throw new Error('The page has data.');
    expect(shown.lines.slice(0, 4)).toEqual([
      { kind: 'person', name: 'Łukasz', seats: 1 },
      { kind: 'person', name: 'Zoé', seats: 2 },
      { kind: 'companion', name: 'Zoé', seat: 2, seats: 2 },
      { kind: 'walk_in' },
    ]);
    expect(JSON.stringify(shown)).not.toContain('@');
  });
});
