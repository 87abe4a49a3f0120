// The socket, and coming back to it: growing delays, a look-out for lines that died without a word, one new session.

const DELAYS = [500, 1000, 2000, 4000, 8000, 15000, 30000];
const ANSWER_WITHIN = 10_000;
const QUIET_FOR = 30_000;
const NO_SESSION = 4401;
const CROWDED = 4429;

export class Connection {
  #socket = null;
  #tries = 0;
  #retry = null;
  #deadline = null;
  #quiet = null;
  #askedForSession = false;

  // on: {frame(frame), lost(), noSession(), crowded()}
  constructor(url, on) {
    this.url = url;
    this.on = on;
    addEventListener("online", () => this.hurry());
    addEventListener("offline", () => this.#drop());
    document.addEventListener("visibilitychange", () => this.#lookedAt());
  }

  open() {
    clearTimeout(this.#retry);
    this.#retry = null;
    const socket = new WebSocket(this.url);
    this.#socket = socket;
    this.#await();
    socket.onmessage = (event) => this.#hear(socket, event.data);
    socket.onclose = (event) => this.#closed(socket, event.code);
  }

  // Every frame that we send is answered; a line on which nothing comes back is dead.
  send(frame) {
    if (this.#socket?.readyState !== WebSocket.OPEN) return;
    this.#socket.send(JSON.stringify(frame));
    if (!this.#deadline) this.#await();
  }

  // Try now rather than when the delay is over.
  hurry() {
    if (this.#retry === null) return;
    this.#tries = 0;
    this.open();
  }

  #hear(socket, data) {
    if (socket !== this.#socket) return;
    clearTimeout(this.#deadline);
    this.#deadline = null;
    this.#listen();
    const frame = JSON.parse(data);
    if (frame.type === "history") {
      this.#tries = 0;
      this.#askedForSession = false;
    }
    this.on.frame(frame);
  }

  #await() {
    clearTimeout(this.#deadline);
    this.#deadline = setTimeout(() => this.#drop(), ANSWER_WITHIN);
  }

  #listen() {
    clearTimeout(this.#quiet);
    this.#quiet = setTimeout(() => this.send({ type: "ping" }), QUIET_FOR);
  }

  #lookedAt() {
    if (document.visibilityState !== "visible") return;
    this.hurry();
    this.send({ type: "ping" });
  }

  // Closing may itself wait on a dead line, so the socket is given up at once.
  #drop() {
    const socket = this.#socket;
    if (!socket) return;
    this.#closed(socket, 0);
    socket.close();
  }

  #closed(socket, code) {
    if (socket !== this.#socket) return;
    this.#socket = null;
    clearTimeout(this.#deadline);
    clearTimeout(this.#quiet);
    this.#deadline = null;
    this.on.lost();
    if (code === NO_SESSION) return this.#newSession();
    if (code === CROWDED) {
      this.on.crowded();
      this.#tries = DELAYS.length;
    }
    this.#later();
  }

  #later() {
    const delay = DELAYS[Math.min(this.#tries++, DELAYS.length - 1)];
    this.#retry = setTimeout(() => this.open(), delay * (0.75 + Math.random() / 2));
  }

  // The cookie is gone or its key has changed: loading the page brings a new one, if the browser takes cookies at all.
  async #newSession() {
    if (this.#askedForSession || !navigator.cookieEnabled) return this.on.noSession();
    this.#askedForSession = true;
    try {
      await fetch(document.baseURI, { cache: "reload", credentials: "same-origin" });
      this.open();
    } catch {
      this.#askedForSession = false;
      this.#later();
    }
  }
}
