import { describe, expect, test } from 'vitest';
import { readSmsAddress } from '#app/mail/sms-address.ts';

describe('SMS_URL', () => {
  test('names OVH, its keys and the sender, escaped signs included', () => {
    expect(
      readSmsAddress(
        'ovh://key:se%2Fcret@eu.api.ovh.com/sms-ab12345-1?consumer_key=con%2Bsumer&sender=SemaineIA',
      ),
    ).toEqual({
      kind: 'read',
      address: {
        kind: 'ovh',
        origin: 'https://eu.api.ovh.com',
        applicationKey: 'key',
        applicationSecret: 'se/cret',
        consumerKey: 'con+sumer',
        account: 'sms-ab12345-1',
        sender: 'SemaineIA',
      },
    });
  });

  test('names smsmode and its key', () => {
    expect(readSmsAddress('smsmode://abc@rest.smsmode.com')).toEqual({
      kind: 'read',
      address: { kind: 'smsmode', origin: 'https://rest.smsmode.com', apiKey: 'abc', sender: undefined },
    });
  });

  test('names a gateway of the host’s own, whose password goes into a header', () => {
    expect(readSmsAddress('https://me:pass@sms.example/send?a=1')).toEqual({
      kind: 'read',
      address: {
        kind: 'own',
        url: 'https://sms.example/send?a=1',
        authorization: `Basic ${Buffer.from('me:pass').toString('base64')}`,
      },
    });
  });

  test.each([
    ['sms.example', 'must look like'],
    ['sms://sms.example', 'must look like'],
    ['https+http://sms.example', 'must look like'],
    ['ovh://', 'three keys'],
    ['ovh://key@eu.api.ovh.com/sms-1?consumer_key=c', 'three keys'],
    ['ovh://key:SECRET@eu.api.ovh.com/sms-1', 'three keys'],
    ['ovh://key:SECRET@eu.api.ovh.com?consumer_key=c', 'three keys'],
    ['ovh://key:SEC%RET@eu.api.ovh.com/sms-1?consumer_key=c', 'three keys'],
    ['smsmode://rest.smsmode.com', 'API key'],
    ['smsmode://SECRET@rest.smsmode.com?sender=La+semaine+de+l’IA', 'a sender is'],
    ['smsmode+http://SECRET@rest.smsmode.com', 'this machine only'],
  ])('%s is refused with a sentence that mends it and holds no key', (url, part) => {
    const outcome = readSmsAddress(url);
    expect(outcome.kind === 'unreadable' && outcome.sentence).toContain(part);
    expect(JSON.stringify(outcome)).not.toContain('SEC%RET');
    expect(JSON.stringify(outcome).replaceAll('APPLICATION_SECRET', '')).not.toContain('SECRET');
  });
});
