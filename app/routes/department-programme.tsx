import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { makeProgramme } from '#app/catalogue/programme-sheet.server.ts';
import { ProgrammeSheet } from '#app/components/programme-sheet.tsx';
import { localDate } from '#app/domain/local-time.ts';
import { everySession } from '#app/domain/search.ts';
import { textIn } from '#app/text/locale.ts';
import { getDepartment } from '#db/territories.server.ts';

export { publicHeaders as headers } from '#app/components/page-meta.ts';

/** `/departements/:code/programme`: the département's sessions to come, on two printed pages. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const { connection, locale, now } = context;
  const department = await getDepartment(connection, params.code ?? '');
  const where = `${department.name} (${department.code})`;
  return {
    page: { title: `${textIn(locale).sharing.programme}, ${where}`, hidden: true },
    where,
    path: `/departements/${department.code}`,
    today: localDate(now().toISOString(), 'Europe/Paris'),
    programme: await makeProgramme(context, { ...everySession, departmentCode: department.code }),
  };
}

export default function ProgrammeOfDepartment() {
  return <ProgrammeSheet {...useLoaderData<typeof loader>()} />;
}
