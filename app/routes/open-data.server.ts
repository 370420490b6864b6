import {
  type OpenColumn,
  type OpenFile,
  type OpenTotal,
  openFigures,
  openSessionColumns,
  openTotalColumns,
  openVenueColumns,
} from '#app/feeds/open-tables.ts';
import type { ColumnType } from '#app/feeds/table.ts';
import type { Text } from '#app/text/locale.ts';
import type { Figures } from '#db/figures.server.ts';

export type DescribedColumn = { name: string; meaning: string; type: ColumnType; example: string };

/** The dictionary of a file, from the columns that write it. */
export function describeColumns(file: OpenFile, text: Text, publicUrl: string): DescribedColumn[] {
  const { meanings } = text.openData;
  const describe = <Name extends string>(
    columns: readonly Pick<OpenColumn<never, Name>, 'key' | 'type' | 'example'>[],
    meaningOf: Record<Name, string>,
  ) => columns.map(({ key, type, example }) => ({ name: key, meaning: meaningOf[key], type, example }));
  switch (file) {
    case 'ateliers':
      return describe(openSessionColumns(publicUrl), meanings.ateliers);
    case 'lieux':
      return describe(openVenueColumns(publicUrl), meanings.lieux);
    case 'territoires':
      return describe(openTotalColumns(), meanings.territoires);
  }
}

/** The lines of the totals by territory and grade: the country, then regions, then départements. */
export function listOpenTotals(figures: Figures, text: Text): OpenTotal[] {
  const { campaign, totals, regions, departments } = figures;
  const country = {
    level: 'pays' as const,
    code: 'FR',
    name: text.figures.country,
    regionCode: null,
    population: regions.reduce((sum, { population }) => sum + population, 0),
    totals,
  };
  const territories = [
    country,
    ...regions.map((region) => ({ ...region, level: 'region' as const, regionCode: null })),
    ...departments.map((department) => ({ ...department, level: 'departement' as const })),
  ];
  return territories.flatMap(({ level, code, name, regionCode, population, totals }) =>
    openFigures.map((figure) => ({
      campaign: campaign.slug,
      level,
      code,
      name,
      regionCode,
      population,
      figure,
      totals,
    })),
  );
}
