import type { Socket } from 'node:net';

/**
 * Answers what Node could not read as a request (headers over its limit, bytes that no address has, a connection that
 * went silent) with a sentence instead of nothing. No page: there is no request to render it for.
 */
export function refuseUnreadable(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const [status, sentence] = answerTo(error.code);
  const body = `${sentence}\n`;
  socket.end(
    [
      `HTTP/1.1 ${status}`,
      'Connection: close',
      'Content-Type: text/plain; charset=utf-8',
      "Content-Security-Policy: default-src 'none'",
      `Content-Length: ${Buffer.byteLength(body)}`,
      '',
      body,
    ].join('\r\n'),
  );
}

function answerTo(code: string | undefined): [status: string, sentence: string] {
  switch (code) {
    case 'HPE_HEADER_OVERFLOW':
      return [
        '431 Request Header Fields Too Large',
        'L’adresse demandée est trop longue. This address is too long.',
      ];
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return [
        '408 Request Timeout',
        'La demande n’est pas arrivée à temps. The request did not arrive in time.',
      ];
    default:
      return ['400 Bad Request', 'Cette demande est illisible. This request cannot be read.'];
  }
}
