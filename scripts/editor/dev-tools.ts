/** The Chrome DevTools protocol over one WebSocket: requests with answers, and events. */

type Parameters = Readonly<Record<string, unknown>>;

export interface DevTools {
  /** Rejects where the browser refuses the request or goes away before it answers. */
  send(method: string, params?: Parameters, sessionId?: string): Promise<Parameters>;
  on(event: string, listener: (params: Parameters) => void): void;
  /** The browser went away. */
  onClose(listener: () => void): void;
  close(): void;
}

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: Parameters;
  readonly result?: Parameters;
  readonly error?: { readonly message: string };
}

export function connectToDevTools(address: string): Promise<DevTools> {
  const socket = new WebSocket(address);
  const waiting = new Map<number, { resolve(answer: Parameters): void; reject(reason: Error): void }>();
  const listeners = new Map<string, ((params: Parameters) => void)[]>();
  let numberOfRequests = 0;

  socket.addEventListener("message", ({ data }) => {
    const message: Message = JSON.parse(String(data));
    if (message.id !== undefined) {
      const request = waiting.get(message.id);
      waiting.delete(message.id);
      if (message.error !== undefined) request?.reject(new Error(message.error.message));
      else request?.resolve(message.result ?? {});
    } else if (message.method !== undefined) {
      for (const listener of listeners.get(message.method) ?? []) listener(message.params ?? {});
    }
  });
  socket.addEventListener("close", () => {
    for (const request of waiting.values()) request.reject(new Error("The browser closed the connection."));
    waiting.clear();
  });

  const devTools: DevTools = {
    send(method, params = {}, sessionId) {
      numberOfRequests += 1;
      const id = numberOfRequests;
      return new Promise((resolve, reject) => {
        waiting.set(id, { resolve, reject });
        socket.send(JSON.stringify({ id, method, params, ...(sessionId === undefined ? {} : { sessionId }) }));
      });
    },
    on(event, listener) {
      listeners.set(event, [...(listeners.get(event) ?? []), listener]);
    },
    onClose: (listener) => socket.addEventListener("close", listener),
    close: () => socket.close(),
  };
  return new Promise((resolve, reject) => {
    socket.addEventListener("open", () => resolve(devTools), { once: true });
    socket.addEventListener("error", () => reject(new Error(`Cannot reach the browser at ${address}`)), { once: true });
  });
}
