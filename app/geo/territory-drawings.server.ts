import type { MultiPolygon, Polygon } from 'geojson';
import { z } from 'zod';
import type { Connection } from '#db/connection.server.ts';
import { listDepartments, listOutlines } from '#db/territories.server.ts';
import { type Drawing, type Frame, frameOutlines, mergeOutlines, type Outline } from './territory-shapes.ts';

/**
 * The drawings of a map of territories. Some collectivités have no stored outline: they are missing here, and the page
 * shows a plain tile for them.
 */
export type TerritoryDrawings = {
  mainland: Drawing;
  /** Départements around Paris, too small to be seen on the mainland. */
  paris: Drawing;
  /** Each on its own, by code. */
  overseas: ReadonlyMap<string, Drawing>;
};

type AllDrawings = {
  departments: TerritoryDrawings;
  regions: TerritoryDrawings;
  /** A region with its départements, by code of region. */
  ofRegion: ReadonlyMap<string, Drawing>;
  ofDepartment: ReadonlyMap<string, Frame>;
};

const AROUND_PARIS = ['75', '92', '93', '94'];

/** Made once per process: outlines change with a migration only. */
const kept = new WeakMap<Connection, Promise<AllDrawings>>();

/** Every drawing there is, some hundred short texts. */
export function drawingsOf(connection: Connection): Promise<AllDrawings> {
  const known = kept.get(connection);
  if (known) return known;
  const made = makeDrawings(connection).catch((error: unknown) => {
    // A database that did not answer once is asked again by the next page.
    kept.delete(connection);
    throw error;
  });
  kept.set(connection, made);
  return made;
}

const position = z.array(z.number());
const geometryShape = z.discriminatedUnion('type', [
  z.object({ type: z.literal('Polygon'), coordinates: z.array(z.array(position)) }),
  z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(z.array(z.array(position))) }),
]) satisfies z.ZodType<Polygon | MultiPolygon>;

async function makeDrawings(connection: Connection): Promise<AllDrawings> {
  const [stored, departments] = await Promise.all([listOutlines(connection), listDepartments(connection)]);
  const outlines = stored.map(({ code, geometry }) => ({
    code,
    geometry: geometryShape.parse(JSON.parse(geometry)),
  }));
  const regionOf = new Map(departments.map(({ code, regionCode }) => [code, regionCode]));
  const members = new Map<string, Outline[]>();
  for (const outline of outlines) {
    const region = regionOf.get(outline.code) ?? '';
    members.set(region, [...(members.get(region) ?? []), outline]);
  }
  return {
    departments: drawCountry(
      outlines,
      ({ code }) => isOverseas(code),
      ({ code }) => AROUND_PARIS.includes(code),
    ),
    regions: drawCountry(
      [...members].map(([code, own]) => mergeOutlines(code, own)),
      ({ code }) => members.get(code)?.every((outline) => isOverseas(outline.code)) === true,
      () => false,
    ),
    ofRegion: new Map([...members].map(([code, own]) => [code, draw(own)])),
    ofDepartment: new Map(outlines.map((outline) => [outline.code, frameOutlines([outline])])),
  };
}

function draw(outlines: readonly Outline[]): Drawing {
  return frameOutlines(outlines).drawing;
}

function drawCountry(
  outlines: readonly Outline[],
  overseas: (outline: Outline) => boolean,
  aroundParis: (outline: Outline) => boolean,
): TerritoryDrawings {
  return {
    mainland: draw(outlines.filter((outline) => !overseas(outline))),
    paris: draw(outlines.filter(aroundParis)),
    overseas: new Map(outlines.filter(overseas).map((outline) => [outline.code, draw([outline])])),
  };
}

/** Overseas codes have three signs. */
function isOverseas(departmentCode: string): boolean {
  return departmentCode.length === 3;
}
