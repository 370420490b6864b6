/** What `SMS_URL` says: through whom text messages go, and with which keys. */
export type SmsAddress =
  | {
      kind: 'ovh';
      /** `https://eu.api.ovh.com`. */
      origin: string;
      applicationKey: string;
      applicationSecret: string;
      consumerKey: string;
      /** `sms-ab12345-1`. */
      account: string;
      sender: string | undefined;
    }
  | { kind: 'smsmode'; origin: string; apiKey: string; sender: string | undefined }
  /** A gateway of the host's own, which speaks our plain JSON. */
  | { kind: 'own'; url: string; authorization: string | undefined };

export type SmsAddressOutcome =
  | { kind: 'read'; address: SmsAddress }
  /** `sentence` says how to mend it, and quotes nothing: the address holds keys. */
  | { kind: 'unreadable'; sentence: string };

const OVH_FORM =
  'ovh://APPLICATION_KEY:APPLICATION_SECRET@eu.api.ovh.com/SMS_ACCOUNT?consumer_key=CONSUMER_KEY&sender=SENDER';
const SMSMODE_FORM = 'smsmode://API_KEY@rest.smsmode.com?sender=SENDER';

/**
 * Reads `SMS_URL`. `ovh:` and `smsmode:` go over https; `ovh+http:` and `smsmode+http:` are for a test server on the same
 * machine, `http:` and `https:` for a gateway of the host's own.
 */
export function readSmsAddress(text: string): SmsAddressOutcome {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const [, kind, plain] = /^(ovh|smsmode|https?)(\+http)?:\/\//.exec(text) ?? [];
  if (!url || !kind || (plain && kind.startsWith('http'))) {
    return unreadable(
      `SMS_URL must look like ${OVH_FORM} or ${SMSMODE_FORM}, or start with https: or http:.`,
    );
  }
  if (kind === 'http' || kind === 'https') return { kind: 'read', address: readOwn(url) };
  if (plain && !['localhost', '127.0.0.1', '[::1]'].includes(url.hostname)) {
    return unreadable(`SMS_URL: ${kind}+http: is for this machine only, the keys would travel unprotected.`);
  }
  const origin = `${plain ? 'http' : 'https'}://${url.host}`;
  const sender = url.searchParams.get('sender') ?? undefined;
  // GSM 03.40: eleven signs for a name, or a number.
  if (sender !== undefined && !/^(?:[A-Za-z0-9 .&_-]{1,11}|\+?\d{3,15})$/.test(sender)) {
    return unreadable('SMS_URL: a sender is up to 11 letters and digits without accents, or a number.');
  }
  return kind === 'ovh' ? readOvh(url, origin, sender) : readSmsmode(url, origin, sender);
}

function readOvh(url: URL, origin: string, sender: string | undefined): SmsAddressOutcome {
  const applicationKey = decode(url.username);
  const applicationSecret = decode(url.password);
  const consumerKey = url.searchParams.get('consumer_key');
  const account = decode(url.pathname.replace(/^\/|\/$/g, ''));
  if (!applicationKey || !applicationSecret || !consumerKey || !account || account.includes('/')) {
    return unreadable(`SMS_URL: OVH needs its three keys and the SMS account, as in ${OVH_FORM}.`);
  }
  return {
    kind: 'read',
    address: { kind: 'ovh', origin, applicationKey, applicationSecret, consumerKey, account, sender },
  };
}

function readSmsmode(url: URL, origin: string, sender: string | undefined): SmsAddressOutcome {
  const apiKey = decode(url.username);
  if (!apiKey) return unreadable(`SMS_URL: smsmode needs its API key, as in ${SMSMODE_FORM}.`);
  return { kind: 'read', address: { kind: 'smsmode', origin, apiKey, sender } };
}

/** `fetch` refuses an address that holds a password: it travels in the header instead. */
function readOwn(url: URL): SmsAddress {
  const credentials = `${decode(url.username) ?? ''}:${decode(url.password) ?? ''}`;
  url.username = '';
  url.password = '';
  const authorization =
    credentials === ':' ? undefined : `Basic ${Buffer.from(credentials, 'utf8').toString('base64')}`;
  return { kind: 'own', url: url.href, authorization };
}

/** A part of an address; undefined when it is empty or badly escaped. */
function decode(part: string): string | undefined {
  try {
    return decodeURIComponent(part) || undefined;
  } catch {
    // A lone % sign: whoever wrote it reads how the address should look.
    return undefined;
  }
}

function unreadable(sentence: string): SmsAddressOutcome {
  return { kind: 'unreadable', sentence };
}
