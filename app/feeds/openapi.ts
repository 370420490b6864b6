/** The description of the public API (OpenAPI 3.1), made from the shapes that the answers are held to. */
import { z } from 'zod';
import { DEFAULT_RADIUS, LAST_PAGE, MAXIMUM_RADIUS, MINIMUM_RADIUS } from '#app/domain/search.ts';
import { audiences, formats, languages } from '#app/domain/session.ts';
import {
  problemShape,
  sessionCollectionShape,
  sessionDetailShape,
  totalsShape,
  venueCollectionShape,
} from './api-shapes.ts';

type Schema = Record<string, unknown>;
type Parameter = {
  name: string;
  in: 'query' | 'path';
  required?: boolean;
  description: string;
  schema: Schema;
  explode?: boolean;
};

const GEOJSON = 'application/geo+json';

/** The schemas by the names that the document gives them. */
export const apiSchemas = {
  SessionCollection: sessionCollectionShape,
  Session: sessionDetailShape,
  VenueCollection: venueCollectionShape,
  Totals: totalsShape,
  Problem: problemShape,
};

const query = (name: string, description: string, schema: Schema): Parameter => ({
  name,
  in: 'query',
  description,
  schema,
});
const codes = (name: string, description: string, items: Schema): Parameter => ({
  ...query(name, `${description} Several widen the search.`, { type: 'array', items }),
  explode: true,
});
const flag = (name: string, description: string) =>
  query(name, description, { type: 'string', enum: ['1', '0'] });

const placeParameters: Parameter[] = [
  query('lieu', 'Name of a commune or postcode, for instance `Guéret`, `23000`, `Saint-Denis (974)`.', {
    type: 'string',
    maxLength: 200,
  }),
  query('lat', 'Latitude in degrees, with `lon`; not looked at beside `lieu`.', {
    type: 'number',
    minimum: -90,
    maximum: 90,
  }),
  query('lon', 'Longitude in degrees.', { type: 'number', minimum: -180, maximum: 180 }),
  query('rayon', 'Kilometres around the place.', {
    type: 'integer',
    minimum: MINIMUM_RADIUS,
    maximum: MAXIMUM_RADIUS,
    default: DEFAULT_RADIUS,
  }),
  query('departement', 'INSEE code of a département: 23, 2A, 974.', { type: 'string' }),
  query('region', 'INSEE code of a region: 75 for Nouvelle-Aquitaine.', { type: 'string' }),
  query('q', 'Words; each must begin a word of the text. Accents and case do not matter.', {
    type: 'string',
    maxLength: 200,
  }),
];
const stepFreeParameter = flag('pmr', '1: the venue is known to be step-free.');
const pageParameter = query('page', 'From 1; 100 features a page.', {
  type: 'integer',
  minimum: 1,
  maximum: LAST_PAGE,
  default: 1,
});

const sessionParameters: Parameter[] = [
  ...placeParameters,
  query('du', 'First local day. Without it, sessions that have not ended.', {
    type: 'string',
    format: 'date',
  }),
  query('au', 'Last local day.', { type: 'string', format: 'date' }),
  codes('programme', 'Code of a programme.', { type: 'string' }),
  codes('public', 'Audience.', { type: 'string', enum: [...audiences] }),
  codes('format', 'Kind of session.', { type: 'string', enum: [...formats] }),
  codes('langue', 'Language of the session.', { type: 'string', enum: [...languages] }),
  stepFreeParameter,
  flag('places', '1: a seat is free, or none is needed.'),
  flag('en_ligne', '1: can be followed online; a place then limits nothing.'),
  pageParameter,
];

/** The OpenAPI document of an installation at `publicUrl`. */
export function describeApi(publicUrl: string, version: string) {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Semainier',
      version,
      description:
        'Sessions, venues and totals of the awareness week. Open to read from anywhere, without a key; no ' +
        'personal data. Instants are UTC, with the local time of the venue beside them. Cancelled sessions ' +
        'stay, with `status: cancelled`. The same searches are calendars at `/calendrier.ics`.',
      license: {
        name: 'Licence Ouverte 2.0',
        url: 'https://www.etalab.gouv.fr/licence-ouverte-open-licence/',
      },
    },
    servers: [{ url: publicUrl }],
    paths: {
      '/api/v1/sessions': get({
        operationId: 'listSessions',
        summary: 'Sessions of a search, nearest and soonest first',
        description:
          'Around a place, by distance band (under 5, 10, 20, 50 km, farther) and by start inside a band; ' +
          'otherwise by start.',
        parameters: sessionParameters,
        answer: { description: 'One page of sessions.', type: GEOJSON, schema: 'SessionCollection' },
        problems: { 400: 'A parameter cannot be used, or the place is unknown or has homonyms.' },
      }),
      '/api/v1/sessions/{id}': get({
        operationId: 'getSession',
        summary: 'One session',
        parameters: [
          {
            name: 'id',
            in: 'path',
            required: true,
            description: 'Its id or its slug.',
            schema: { type: 'string' },
          },
        ],
        answer: { description: 'The session.', type: GEOJSON, schema: 'Session' },
        problems: { 404: 'No published session has this id or slug.' },
      }),
      '/api/v1/venues': get({
        operationId: 'listVenues',
        summary: 'Venues in use, the nearest first around a place',
        parameters: [...placeParameters, stepFreeParameter, pageParameter],
        answer: { description: 'One page of venues.', type: GEOJSON, schema: 'VenueCollection' },
        problems: { 400: 'A parameter cannot be used, or the place is unknown or has homonyms.' },
      }),
      '/api/v1/totals': get({
        operationId: 'getTotals',
        summary: 'Totals of an edition, with how each participant is known',
        parameters: [
          query('campaign', 'Slug of an edition; the current one by default.', { type: 'string' }),
          query('groupBy', 'Also by territory.', { type: 'string', enum: ['department', 'region'] }),
        ],
        answer: { description: 'The totals.', type: 'application/json', schema: 'Totals' },
        problems: { 400: 'A parameter cannot be used.', 404: 'No edition has that slug.' },
      }),
      '/api/v1/openapi.json': get({
        operationId: 'describeApi',
        summary: 'This document',
        parameters: [],
        answer: { description: 'OpenAPI 3.1.', type: 'application/json', schema: undefined },
        problems: {},
      }),
    },
    components: { schemas: jsonSchemas() },
  };
}

function get({
  parameters,
  answer,
  problems,
  ...operation
}: {
  operationId: string;
  summary: string;
  description?: string;
  parameters: Parameter[];
  answer: { description: string; type: string; schema: keyof typeof apiSchemas | undefined };
  problems: Record<number, string>;
}) {
  const schema = answer.schema ? reference(answer.schema) : { type: 'object' };
  const refusals = Object.entries(problems).map(([status, description]) => [
    status,
    { description, content: { 'application/problem+json': { schema: reference('Problem') } } },
  ]);
  return {
    get: {
      ...operation,
      parameters,
      responses: {
        200: { description: answer.description, content: { [answer.type]: { schema } } },
        ...Object.fromEntries(refusals),
      },
    },
  };
}

function reference(name: keyof typeof apiSchemas) {
  return { $ref: `#/components/schemas/${name}` };
}

/** JSON Schema 2020-12, which OpenAPI 3.1 takes as it is. */
function jsonSchemas(): Record<string, Schema> {
  return Object.fromEntries(
    Object.entries(apiSchemas).map(([name, shape]) => {
      const { $schema: _dialect, ...schema } = z.toJSONSchema(shape);
      return [name, schema];
    }),
  );
}
