/** The part of saxen that we use; it ships no types. */
declare module 'saxen' {
  type Decode = (text: string) => string;
  /** Names and attribute values come as they are written, texts with the way to decode them. */
  export class Parser {
    on(
      event: 'openTag',
      hear: (name: string, attributes: () => Record<string, string> | false) => void,
    ): this;
    on(event: 'closeTag', hear: (name: string) => void): this;
    on(event: 'text', hear: (text: string, decode: Decode) => void): this;
    on(event: 'cdata', hear: (text: string) => void): this;
    on(event: 'error', hear: (error: Error) => void): this;
    write(xml: string): void;
    end(): void;
    stop(): void;
  }
}
