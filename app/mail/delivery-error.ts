/** What became of a message that was not seen to be accepted. */
export type DeliveryFate =
  /** Refused, and trying again would change nothing. */
  | 'refused'
  /** Certainly not accepted this time. */
  | 'not-accepted'
  /** It was handed over and no answer came: it may have gone out. */
  | 'unknown';

/** Why a message could not be handed over, as codes only: what a server answers often quotes the address. */
export class DeliveryError extends Error {
  override name = 'DeliveryError';
  readonly fate: DeliveryFate;

  constructor(code: string, fate: DeliveryFate) {
    super(code);
    this.fate = fate;
  }
}
