/** How bytes reach the cloud's host: Electron's network stack in the application, plain fetch in tests. */
export interface CloudTransport {
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  /** The certificate of this host was issued by no publicly known root: somebody on the way reads the traffic. */
  readonly isInspected: (host: string) => boolean;
}

const MAX_REPLY_BYTES = 256 * 1024;
/** What of a response anybody reads. */
const KEPT_HEADERS = ['content-type', 'retry-after', 'request-id'];

/** Reads the whole body here, so that the time-out covers it and its size is bounded. Throws on a longer one. */
export async function readWhole(response: Response): Promise<Response> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of bytesOf(response)) {
    size += chunk.length;
    if (size > MAX_REPLY_BYTES) throw new RangeError('the reply is longer than any answer');
    chunks.push(chunk);
  }
  const headers = KEPT_HEADERS.flatMap((name) => {
    const value = response.headers.get(name);
    return value === null ? [] : [[name, value] as [string, string]];
  });
  // Only these statuses may have a body; the constructor refuses others.
  const body = size === 0 ? null : Buffer.concat(chunks);
  return new Response(body, { status: response.status, headers });
}

async function* bytesOf({ body }: Response): AsyncGenerator<Uint8Array> {
  if (body === null) return;
  const reader = body.getReader();
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) yield part.value;
  } finally {
    // Leaving early tells the transport to stop; a transport already broken has nothing to add.
    await reader.cancel().catch(() => undefined);
  }
}
