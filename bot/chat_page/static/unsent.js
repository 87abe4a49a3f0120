// Messages that the server has not shown us in its history yet. In localStorage, so that a reload loses none.
//
// An entry is {id, type: "message"|"tap", text, value?, at, state: "waiting"|"failed"|"kept", why?}. Each has a key of
// its own in the storage: two tabs then never overwrite each other. Sending twice does no harm, the server knows the id.

const PREFIX = "chat.unsent.";
const KEPT_FOR = 10 * 60 * 1000;
const FORGOTTEN_AFTER = 7 * 24 * 3600 * 1000;

export class Unsent {
  constructor() {
    this.entries = new Map();
    for (const entry of stored()) this.entries.set(entry.id, entry);
    this.#dropOld();
  }

  add(entry) {
    this.entries.set(entry.id, entry);
    store(entry);
  }

  get(id) {
    return this.entries.get(id);
  }

  all() {
    return [...this.entries.values()].sort((a, b) => a.at - b.at);
  }

  firstWaiting() {
    return this.all().find((entry) => entry.state === "waiting");
  }

  change(id, changes) {
    const entry = this.entries.get(id);
    if (!entry) return;
    Object.assign(entry, changes);
    store(entry);
  }

  remove(id) {
    this.entries.delete(id);
    quietly(() => localStorage.removeItem(PREFIX + id));
  }

  // A message is in the history once it is answered; one that is kept and not answered yet is still shown from here.
  #dropOld() {
    const now = Date.now();
    for (const entry of this.all()) {
      const limit = entry.state === "kept" ? KEPT_FOR : FORGOTTEN_AFTER;
      if (now - entry.at > limit) this.remove(entry.id);
    }
  }
}

// crypto.randomUUID is there on HTTPS and localhost only; a phone in the spa's own network has neither.
export function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

function stored() {
  const entries = [];
  quietly(() => {
    for (let i = 0; i < localStorage.length; i++) {
      const key = localStorage.key(i);
      if (key.startsWith(PREFIX)) quietly(() => entries.push(JSON.parse(localStorage.getItem(key))));
    }
  });
  return entries.filter((entry) => entry && typeof entry.id === "string" && typeof entry.text === "string");
}

function store(entry) {
  quietly(() => localStorage.setItem(PREFIX + entry.id, JSON.stringify(entry)));
}

// A browser may forbid or fill its storage: the page then remembers as long as it is open.
function quietly(act) {
  try {
    act();
  } catch {
    // nothing to do about it here
  }
}
