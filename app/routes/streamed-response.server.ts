import type { ExportFormat } from '#app/domain/export.ts';

export const mediaTypes: Record<ExportFormat, string> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/**
 * An answer that is sent while it is made, a piece whenever the last one was taken: `Transfer-Encoding` tells the HTTP
 * server not to take it whole. Whoever stops reading ends `pieces`.
 */
export function streamedResponse(
  pieces: AsyncGenerator<Uint8Array>,
  headers: Record<string, string>,
): Response {
  const body = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { done, value } = await pieces.next();
        if (done) controller.close();
        else controller.enqueue(value);
      },
      async cancel() {
        await pieces.return(undefined);
      },
    },
    // Nothing is made before it is wanted.
    { highWaterMark: 0 },
  );
  return new Response(body, { headers: { ...headers, 'Transfer-Encoding': 'chunked' } });
}
