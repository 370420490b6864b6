import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { readSmsAddress } from '#app/mail/sms-address.ts';

/** Everything a host can set, read once at start. No other file reads `process.env`. */
export type Settings = {
  production: boolean;
  port: number;
  host: string;
  /** Origin of every link we write (mails, feeds), without a trailing slash. */
  publicUrl: string;
  /** `postgres://…` or the path of an SQLite file. */
  databaseUrl: string;
  /** Signs registration links and form tokens. */
  secret: string;
  smtpUrl: string | undefined;
  /** Sender of every mail. */
  mailFrom: string;
  geocoderUrl: string | undefined;
  tilesUrl: string | undefined;
  /** Where text messages go, in a form that app/mail/sms-address.ts reads. */
  smsUrl: string | undefined;
  demo: boolean;
  /** Who publishes the site, as the law wants it on the legal page: name, address, telephone, director. */
  publisher: string | undefined;
  /** Where people write to the publisher, about their data and about access too. */
  contactEmail: string | undefined;
  /** The server stands behind a proxy that overwrites X-Forwarded-For. */
  trustProxy: boolean;
};

/** A setting that cannot be used; its message says which and how to mend it. */
export class SettingsError extends Error {
  override name = 'SettingsError';
}

const GEOPLATEFORME = 'https://data.geopf.fr/geocodage/search';
const PLAN_IGN =
  'https://data.geopf.fr/wmts?SERVICE=WMTS&VERSION=1.0.0&REQUEST=GetTile&LAYER=GEOGRAPHICALGRIDSYSTEMS.PLANIGNV2&STYLE=normal&FORMAT=image/png&TILEMATRIXSET=PM&TILEMATRIX={z}&TILEROW={y}&TILECOL={x}';

const flag = (name: string) =>
  z
    .enum(['0', '1'], { error: `${name} must be 1 (on) or 0 (off).` })
    .optional()
    .transform((value) => (value === undefined ? undefined : value === '1'));

const address = (name: string, protocols: string[]) =>
  z
    .string()
    .trim()
    .optional()
    .transform((value) => (value === '' ? undefined : value))
    .refine(
      (value) => value === undefined || protocols.some((protocol) => value.startsWith(`${protocol}:`)),
      {
        error: `${name} must start with ${protocols.map((protocol) => `${protocol}:`).join(' or ')}.`,
      },
    )
    .refine((value) => value === undefined || URL.canParse(value.split(',')[0] ?? ''), {
      error: `${name} is not an address that can be read.`,
    });

const smsAddress = z
  .string()
  .trim()
  .optional()
  .transform((value) => (value === '' ? undefined : value))
  .superRefine((value, context) => {
    const outcome = value === undefined ? undefined : readSmsAddress(value);
    if (outcome?.kind === 'unreadable') context.addIssue({ code: 'custom', message: outcome.sentence });
  });

const addressOrOff = (name: string, fallback: string) =>
  z
    .string()
    .trim()
    .optional()
    .transform((value) => (value === 'off' ? undefined : value || fallback))
    .refine((value) => value === undefined || /^https?:\/\//.test(value), {
      error: `${name} must be "off" or an address that starts with http: or https:.`,
    });

const shape = z.object({
  NODE_ENV: z.string().optional(),
  PORT: z.coerce
    .number({ error: 'PORT must be a number between 0 and 65535.' })
    .int({ error: 'PORT must be a whole number.' })
    .min(0, { error: 'PORT must be a number between 0 and 65535.' })
    .max(65535, { error: 'PORT must be a number between 0 and 65535.' })
    .default(3000),
  HOST: z.string().trim().min(1).default('0.0.0.0'),
  PUBLIC_URL: address('PUBLIC_URL', ['http', 'https']),
  DATABASE_URL: z.string().trim().optional(),
  SECRET: z.string().optional(),
  SMTP_URL: address('SMTP_URL', ['smtp', 'smtps']),
  MAIL_FROM: z.string().trim().optional(),
  GEOCODER_URL: addressOrOff('GEOCODER_URL', GEOPLATEFORME),
  TILES_URL: addressOrOff('TILES_URL', PLAN_IGN),
  SMS_URL: smsAddress,
  DEMO: flag('DEMO'),
  PUBLISHER: z
    .string()
    .trim()
    .max(500, { error: 'PUBLISHER is too long: 500 characters at most.' })
    .optional(),
  CONTACT_EMAIL: z
    .string()
    .trim()
    .optional()
    .transform((value) => value || undefined)
    .refine((value) => value === undefined || z.email().safeParse(value).success, {
      error: 'CONTACT_EMAIL must be an e-mail address.',
    }),
  TRUST_PROXY: flag('TRUST_PROXY'),
});

/**
 * Reads the settings from an environment, or throws a SettingsError whose sentences say how to mend them.
 * `dataDirectory` is where the default database and the development secret are kept.
 */
export function readSettings(
  environment: Record<string, string | undefined> = process.env,
  dataDirectory = path.resolve('data'),
): Settings {
  const parsed = shape.safeParse(environment);
  if (!parsed.success) {
    throw new SettingsError(
      parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('\n'),
    );
  }
  const values = parsed.data;
  const production = values.NODE_ENV === 'production' && values.DEMO !== true;
  if (production && !values.PUBLIC_URL) {
    throw new SettingsError(
      'PUBLIC_URL: in production, say at which address people reach the site (https://…).',
    );
  }
  const publicUrl = (values.PUBLIC_URL ?? `http://localhost:${values.PORT}`).replace(/\/+$/, '');
  return {
    production,
    port: values.PORT,
    host: values.HOST,
    publicUrl,
    databaseUrl: values.DATABASE_URL || path.join(dataDirectory, 'semainier.sqlite'),
    secret: readSecret(values.SECRET, production, dataDirectory),
    smtpUrl: values.SMTP_URL,
    mailFrom: values.MAIL_FROM || `Semainier <ne-pas-repondre@${new URL(publicUrl).hostname}>`,
    geocoderUrl: values.GEOCODER_URL,
    tilesUrl: values.TILES_URL,
    smsUrl: values.SMS_URL,
    demo: values.DEMO ?? false,
    publisher: values.PUBLISHER || undefined,
    contactEmail: values.CONTACT_EMAIL,
    trustProxy: values.TRUST_PROXY ?? false,
  };
}

function readSecret(given: string | undefined, production: boolean, dataDirectory: string): string {
  if (given !== undefined && given !== '') {
    if (given.length < 32)
      throw new SettingsError(
        'SECRET: give at least 32 characters, for instance from "openssl rand -hex 32".',
      );
    return given;
  }
  if (production) {
    throw new SettingsError(
      'SECRET: required in production. Make one with "openssl rand -hex 32" and keep it.',
    );
  }
  const file = path.join(dataDirectory, 'secret');
  if (existsSync(file)) return readFileSync(file, 'utf8').trim();
  mkdirSync(dataDirectory, { recursive: true });
  const made = randomBytes(32).toString('hex');
  writeFileSync(file, `${made}\n`, { mode: 0o600 });
  return made;
}
