/** Links that fill in somebody's calendar at Google's or Microsoft's. They tell them nothing of the registration. */

export type CalendarLinkSession = {
  title: string;
  /** UTC, ISO. */
  startsAt: string;
  endsAt: string;
  /** Where, in one line. */
  place: string;
  /** Address of the session's public page. */
  url: string;
};

/** https://calendar.google.com: dates in UTC, in the basic format of ISO 8601. */
export function googleCalendarUrl(session: CalendarLinkSession): string {
  const basic = (instant: string) => `${instant.slice(0, 19).replace(/[-:]/g, '')}Z`;
  return withQuery('https://calendar.google.com/calendar/render', {
    action: 'TEMPLATE',
    text: session.title,
    dates: `${basic(session.startsAt)}/${basic(session.endsAt)}`,
    location: session.place,
    details: session.url,
  });
}

/** https://outlook.live.com: dates in UTC, in the extended format. */
export function outlookCalendarUrl(session: CalendarLinkSession): string {
  return withQuery('https://outlook.live.com/calendar/0/deeplink/compose', {
    path: '/calendar/action/compose',
    rru: 'addevent',
    subject: session.title,
    startdt: session.startsAt,
    enddt: session.endsAt,
    location: session.place,
    body: session.url,
  });
}

/**
 * The addresses by which calendars subscribe to the feed at `https`. `webcal:` opens the calendar application of
 * phones and computers; Google and Outlook take the address in a query. `name` is what Outlook calls the calendar.
 */
export function feedAddresses(https: string, name: string) {
  const webcal = https.replace(/^https?:/, 'webcal:');
  return {
    https,
    webcal,
    google: withQuery('https://calendar.google.com/calendar/r', { cid: webcal }),
    outlook: withQuery('https://outlook.live.com/calendar/0/addfromweb', { url: https, name }),
  };
}

function withQuery(address: string, parameters: Record<string, string>): string {
  const url = new URL(address);
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  return url.href;
}
