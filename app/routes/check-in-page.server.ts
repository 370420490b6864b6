import { data, redirect } from '@remix-run/node';
import { type CheckInState, namesLeavePhone, type Tick, walkInToTakeBack } from '#app/domain/check-in.ts';
import { tapShape, ticksShape } from '#app/forms/check-in.ts';
import type { SentForm } from '#app/forms/sent-form.ts';
import type { RequestContext } from '#app/server/context.server.ts';
import { textIn } from '#app/text/locale.ts';
import { type ListedSession, loadCheckInList, recordTicks } from '#db/check-ins.server.ts';
import { newId } from '#db/identifiers.ts';

/** What the mediators' check-in page and the volunteers' one have in common. */

/** The phone of those whose browser runs no scripts: the server itself. */
const NO_DEVICE = 'page';

export async function loadCheckInPage(session: ListedSession, context: RequestContext) {
  const { id, title, startsAt, endsAt, timeZone } = session;
  return {
    page: { title: `${textIn(context.locale).checkIn.title} · ${title}`, hidden: true },
    session: { id, title, startsAt, endsAt, timeZone },
    list: await loadCheckInList(context.connection, id),
    namesLeavePhone: namesLeavePhone(endsAt),
    /** For the next person who walks in. */
    nextWalkIn: newId(),
  };
}

/** A tap of a page without scripts: it comes back to the row. */
export async function answerTap(form: SentForm, sessionId: string, path: string, context: RequestContext) {
  const tap = tapShape.safeParse(Object.fromEntries(form));
  if (!tap.success) throw data(null, { status: 400 });
  const { connection } = context;
  const now = context.now();
  const tick = (of: Pick<Tick, 'kind' | 'id' | 'seats'>) =>
    recordTicks(connection, sessionId, [{ ...of, at: now.toISOString(), deviceId: NO_DEVICE }], now);
  switch (tap.data.geste) {
    case 'pointer': {
      const { inscription, presents } = tap.data;
      await tick({ kind: 'registration', id: inscription, seats: presents });
      return redirect(`${path}#ligne-${inscription}`, 303);
    }
    case 'ajouter':
      await tick({ kind: 'walk_in', id: tap.data.passage, seats: 1 });
      return redirect(`${path}#sans-inscription`, 303);
    case 'retirer': {
      const { walkIns } = await loadCheckInList(connection, sessionId);
      const last = walkInToTakeBack(walkIns, NO_DEVICE);
      if (last) await tick({ kind: 'walk_in', id: last.id, seats: 0 });
      return redirect(`${path}#sans-inscription`, 303);
    }
  }
}

/** A phone's batch of ticks, as JSON; the same batch again changes nothing. Answers how the list stands then. */
export async function answerTicks(
  request: Request,
  sessionId: string,
  context: RequestContext,
): Promise<Response> {
  const sent = ticksShape.safeParse(await request.json().catch(() => undefined));
  if (!sent.success) return Response.json({ error: 'ticks' }, { status: 400 });
  const now = context.now();
  await recordTicks(context.connection, sessionId, sent.data.ticks, now);
  const { people, walkIns, forgottenSeats } = await loadCheckInList(context.connection, sessionId);
  const state: CheckInState = {
    now: now.toISOString(),
    people: people.map(({ id, seats, present }) => ({ id, seats, present })),
    walkIns,
    forgottenSeats,
  };
  return Response.json(state, { headers: { 'Cache-Control': 'private, no-store' } });
}
