import { noteActs, whereabouts } from './audit.server.ts';
import type { Connection } from './connection.server.ts';
import { getOrganisationPlace, lockOrganisations } from './organisations.server.ts';
import type { DatabaseTransaction } from './schema.ts';
import { loadContentFacts, placeContent } from './session-content.server.ts';
import type { Author } from './session-creations.server.ts';
import { toTypedSession } from './session-rows.server.ts';

export type OrganisationCorrection = { name: string; departmentCode: string; introduction: string | null };

/**
 * Corrects what an organisation says of itself while it waits for its first yes; one that was sent back waits again.
 * `verified`: it was said yes to, and nothing changed.
 */
export async function correctOrganisation(
  connection: Connection,
  author: Author,
  { name, departmentCode, introduction }: OrganisationCorrection,
  now: Date,
): Promise<{ kind: 'corrected' } | { kind: 'verified' }> {
  return connection.write(async (trx) => {
    const [row] = await lockOrganisations(trx, [author.organisationId]);
    if (!row || row.verified_at !== null) return { kind: 'verified' };
    await trx
      .updateTable('organisations')
      .set({
        name,
        department_code: departmentCode,
        introduction,
        review_since: row.review_since ?? now.toISOString(),
        returned_at: null,
        return_reason: null,
        return_note: null,
        revision: row.revision + 1,
      })
      .where('id', '=', row.id)
      .execute();
    await renameDrafts(trx, row.id);
    await noteActs(
      trx,
      author.id,
      [
        {
          act: 'corrected',
          subject: { kind: 'organisation', id: row.id },
          details: { name },
          ...whereabouts(await getOrganisationPlace(trx, row.id)),
        },
      ],
      now,
    );
    return { kind: 'corrected' };
  });
}

/** Its sessions, all of them drafts, are found by its name, and those held online lie where it works. */
async function renameDrafts(trx: DatabaseTransaction, organisationId: string): Promise<void> {
  const rows = await trx
    .selectFrom('sessions')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('published_at', 'is', null)
    .execute();
  const typed = rows.map(toTypedSession);
  const facts = await loadContentFacts(trx, organisationId, typed);
  for (const [index, row] of rows.entries()) {
    const one = typed[index];
    const content = one && placeContent(facts, one, row.venue_id);
    if (content?.kind !== 'content') continue;
    const { search_text, department_code, region_code } = content.columns;
    await trx
      .updateTable('sessions')
      .set({ search_text, department_code, region_code })
      .where('id', '=', row.id)
      .execute();
  }
}
