import { availability, type SessionSeats, seatsLeft } from '#app/domain/session.ts';
import { useText } from './page-context.tsx';

/** How many seats are left, in words; the colour only repeats them. */
export function Availability({ seats }: { seats: SessionSeats }) {
  const { text } = useText();
  const words = text.vocabulary.availability;
  const left = seatsLeft(seats);
  switch (availability(seats)) {
    case 'drop_in':
      return <span className="badge badge-success">{words.dropIn}</span>;
    case 'open':
      return <span className="badge badge-success">{words.open(left)}</span>;
    case 'nearly_full':
      return <span className="badge badge-warning">{words.nearlyFull(left ?? 0)}</span>;
    case 'full':
      return <span className="badge badge-soft">{words.full}</span>;
  }
}
