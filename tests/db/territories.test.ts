import { expect, it } from 'vitest';
import {
  findCommune,
  findPlace,
  getDepartment,
  getRegion,
  listCommunesByPostcode,
  listDepartments,
  listOutlines,
  listRegions,
} from '#db/territories.server.ts';
import { onBothEngines } from '#tests/support/databases.ts';

onBothEngines('territories', (connection) => {
  it('hold every commune once, overseas and arrondissements included, and none without a position', async () => {
    const communes = await connection()
      .db.selectFrom('communes')
      .select(['code', 'department_code', 'parent_code', 'population', 'position', 'latitude', 'longitude'])
      .execute();
    const cities = communes.filter((commune) => commune.parent_code === null);
    expect(cities.length).toBeGreaterThan(34_900);
    expect(communes.length - cities.length).toBe(45);
    // From Saint-Pierre to the south of Nouvelle-Calédonie; on the meridian of Greenwich there are some.
    expect(communes.filter(({ latitude }) => latitude > 51.1 || latitude < -28)).toEqual([]);
    expect(communes.filter(({ latitude, longitude }) => latitude === 0 && longitude === 0)).toEqual([]);
    for (const department of ['2A', '971', '974', '975', '976', '977', '978', '986', '987', '988']) {
      expect(communes.some((commune) => commune.department_code === department)).toBe(true);
    }
    const sum = (rows: typeof cities) => rows.reduce((total, row) => total + row.population, 0);
    const exact = cities.filter((commune) => commune.position === 'exact');
    expect(sum(exact) / sum(cities)).toBeGreaterThan(0.83);
  });

  it('give a département its region, zone and inhabitants', async () => {
    expect(await getDepartment(connection(), '974')).toMatchObject({
      name: 'La Réunion',
      regionCode: '04',
      timeZone: 'Indian/Reunion',
    });
    expect((await getDepartment(connection(), '2a')).name).toBe('Corse-du-Sud');
    const departments = await listDepartments(connection());
    expect(departments).toHaveLength(107);
    expect(departments.every(({ population }) => population > 0)).toBe(true);
  });

  it('answer 404 for a département or region that does not exist', async () => {
    await expect(getDepartment(connection(), '20')).rejects.toMatchObject({ status: 404 });
    await expect(getRegion(connection(), 'XX')).rejects.toMatchObject({ status: 404 });
    await expect(getDepartment(connection(), '2\u0000')).rejects.toMatchObject({ status: 404 });
    await expect(getRegion(connection(), '\u0000')).rejects.toMatchObject({ status: 404 });
    expect(await findPlace(connection(), 'region', '\u0000')).toBeUndefined();
    expect((await getRegion(connection(), '53')).name).toBe('Bretagne');
    expect(await listRegions(connection())).toHaveLength(24);
  });

  it('lead from the code of a merged commune to today’s', async () => {
    expect(await findCommune(connection(), '01018')).toMatchObject({ code: '01033', name: 'Valserhône' });
    expect(await findCommune(connection(), '97411')).toMatchObject({
      departmentCode: '974',
      timeZone: 'Indian/Reunion',
      position: 'exact',
    });
    expect(await findCommune(connection(), '99999')).toBeUndefined();
  });

  it('list the communes of a postcode, the most populated first', async () => {
    const communes = (await listCommunesByPostcode(connection(), ['75011', '01400'])).get('75011') ?? [];
    expect(communes.map(({ code }) => code)).toEqual(['75056', '75111']);
  });

  it('have the outlines of the 101 départements', async () => {
    const outlines = await listOutlines(connection());
    expect(outlines).toHaveLength(101);
    expect(outlines.find(({ code }) => code === '77')?.name).toBe('Seine-et-Marne');
    expect(outlines.every(({ geometry }) => JSON.parse(geometry).coordinates.length > 0)).toBe(true);
  });
});
