import type { Connection } from './connection.server.ts';
import type { Database } from './schema.ts';

/** What a programme proposes to start from: the texts are the mediator's to change. */
export type SessionTemplate = {
  id: string;
  programmeSlug: string;
  programmeName: string;
  title: string;
  description: string;
  audience: string;
  format: string;
  whatToBring: string | null;
  minutes: number;
  capacity: number;
};

/** Templates in the order of the programmes' menu. */
export async function listSessionTemplates({ db }: Connection): Promise<SessionTemplate[]> {
  return templates(db)
    .orderBy('programmes.position')
    .orderBy('session_templates.position')
    .orderBy('session_templates.id')
    .limit(60)
    .execute();
}

export async function findSessionTemplate(
  { db }: Connection,
  templateId: string,
): Promise<SessionTemplate | undefined> {
  return templates(db).where('session_templates.id', '=', templateId).executeTakeFirst();
}

function templates(db: Database) {
  return db
    .selectFrom('session_templates')
    .innerJoin('programmes', 'programmes.slug', 'session_templates.programme_slug')
    .select([
      'session_templates.id',
      'session_templates.programme_slug as programmeSlug',
      'programmes.name as programmeName',
      'session_templates.title',
      'session_templates.description',
      'session_templates.audience',
      'session_templates.format',
      'session_templates.what_to_bring as whatToBring',
      'session_templates.minutes',
      'session_templates.capacity',
    ]);
}
