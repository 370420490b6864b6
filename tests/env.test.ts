import { mkdtempSync, readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readSettings, SettingsError } from '#app/env.server.ts';

const emptyDirectory = () => mkdtempSync(path.join(os.tmpdir(), 'semainier-settings-'));

describe('the settings', () => {
  it('need nothing at all to try the software', () => {
    const directory = emptyDirectory();
    const settings = readSettings({}, directory);
    expect(settings).toMatchObject({
      port: 3000,
      publicUrl: 'http://localhost:3000',
      databaseUrl: path.join(directory, 'semainier.sqlite'),
      production: false,
      demo: false,
      smtpUrl: undefined,
    });
  });

  it('keep the secret they made, so that links survive a restart', () => {
    const directory = emptyDirectory();
    const first = readSettings({}, directory).secret;
    expect(first.length).toBeGreaterThanOrEqual(32);
    expect(readSettings({}, directory).secret).toBe(first);
    expect(readFileSync(path.join(directory, 'secret'), 'utf8').trim()).toBe(first);
  });

  it('turn the network off where they say so', () => {
    const settings = readSettings({ GEOCODER_URL: 'off', TILES_URL: 'off' }, emptyDirectory());
    expect(settings.geocoderUrl).toBeUndefined();
    expect(settings.tilesUrl).toBeUndefined();
  });

  it('drop the slash that ends a public address', () => {
    expect(readSettings({ PUBLIC_URL: 'https://semaine.example/' }, emptyDirectory()).publicUrl).toBe(
      'https://semaine.example',
    );
  });

  it.each([
    ['PORT', { PORT: 'three' }],
    ['PORT', { PORT: '70000' }],
    ['PUBLIC_URL', { PUBLIC_URL: 'semaine.example' }],
    ['SMTP_URL', { SMTP_URL: 'http://mail.example' }],
    ['SMS_URL', { SMS_URL: 'sms://gateway.example' }],
    ['SMS_URL', { SMS_URL: 'ovh://key:secret@eu.api.ovh.com/sms-ab12345-1' }],
    ['DEMO', { DEMO: 'yes' }],
    ['TILES_URL', { TILES_URL: 'none' }],
    ['CONTACT_EMAIL', { CONTACT_EMAIL: 'nobody' }],
    ['SECRET', { SECRET: 'short' }],
    ['SECRET', { NODE_ENV: 'production', PUBLIC_URL: 'https://semaine.example' }],
    ['PUBLIC_URL', { NODE_ENV: 'production', SECRET: 'x'.repeat(32) }],
  ])('stop the start with a sentence about %s', (name, environment) => {
    const start = () => readSettings(environment, emptyDirectory());
    expect(start).toThrow(SettingsError);
    expect(start).toThrow(name);
  });
});
