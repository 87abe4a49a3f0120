// The page: what the guest does goes out one message at a time and in order; what the server says is shown.

import { complain, focusInput, onMessage } from "./composer.js";
import { Connection } from "./connection.js";
import { Log } from "./log.js";
import { notice, noticeOver, noticeSoon } from "./notice.js";
import { socketUrl, texts } from "./settings.js";
import { newId, Unsent } from "./unsent.js";

const log = new Log();
const unsent = new Unsent();
let inFlight = null;
let ready = false;

const connection = new Connection(socketUrl(), {
  frame: (frame) => heard[frame.type]?.(frame),
  lost,
  noSession: () => notice(texts.no_cookies),
  crowded: () => notice(texts.crowded),
});

const heard = {
  history({ lines }) {
    noticeOver(texts.back);
    for (const line of lines) showFromHistory(line);
    for (const entry of unsent.all()) showUnsent(entry);
    if (unsent.all().some((entry) => entry.state !== "failed")) log.closeChoices();
    if (log.isEmpty) welcome();
    log.ready();
    ready = true;
    next();
  },
  kept({ id }) {
    settle(id, "kept");
  },
  failed({ id, why }) {
    if (id && unsent.get(id)) settle(id, "failed", why);
    else complain(why);
  },
  said({ id, text, at }) {
    if (unsent.get(id)?.state === "waiting") settle(id, "kept");
    if (log.has(id)) return;
    log.closeChoices();
    log.add({ author: "guest", text, at, key: id });
  },
  typing() {
    log.typing(true);
  },
  reply(reply) {
    log.typing(false);
    if (log.has(reply.key)) return;
    log.closeChoices();
    log.add({ author: reply.author, text: reply.text, at: reply.at, key: reply.key, language: reply.language });
    offer(reply.choices);
  },
};

function say(words) {
  const entry = { id: newId(), at: Date.now(), state: "waiting", ...words };
  unsent.add(entry);
  log.closeChoices();
  showUnsent(entry);
  log.toEnd();
  next();
}

function next() {
  if (!ready || inFlight) return;
  const entry = unsent.firstWaiting();
  if (!entry) return;
  inFlight = entry.id;
  connection.send(frameOf(entry));
}

// The id comes first: the server then finds it even in a frame that it does not read.
function frameOf({ id, type, text, value, at }) {
  const waited = Math.max(0, Date.now() - at);
  return type === "tap" ? { id, type, value, label: text, waited } : { id, type, text, waited };
}

function settle(id, state, why = "") {
  unsent.change(id, { state, why });
  log.mark(id, state, why, () => again(id));
  if (inFlight === id) inFlight = null;
  next();
}

function again(id) {
  unsent.change(id, { state: "waiting", at: Date.now(), why: "" });
  log.mark(id, "waiting");
  log.moveToEnd(id);
  focusInput();
  next();
}

function showFromHistory(line) {
  if (line.author === "guest") answered(line.key);
  const key = line.key || `${line.author} ${line.at} ${line.text}`;
  if (log.has(key)) return;
  log.closeChoices();
  log.add({ ...line, key }, { beforeUnsent: true });
  offer(line.choices);
}

// The history has it, so it need not be remembered here.
function answered(id) {
  if (!unsent.get(id)) return;
  unsent.remove(id);
  log.mark(id, "kept");
}

function showUnsent(entry) {
  if (!log.has(entry.id)) {
    log.closeChoices();
    log.add({ author: "guest", text: entry.text, at: entry.at, key: entry.id });
  }
  log.mark(entry.id, entry.state, entry.why, () => again(entry.id));
}

function offer(choices) {
  log.choices(choices, texts.choices, ({ label, value }, how) => {
    say({ type: "tap", text: label, value });
    if (how.byKeyboard) focusInput();
  });
}

function welcome() {
  log.add({ author: "bot", text: texts.welcome, at: Date.now(), key: "welcome" });
  const starters = [texts.starter_1, texts.starter_2, texts.starter_3].map((label) => ({ label }));
  log.choices(starters, texts.starters, ({ label }, how) => {
    say({ type: "message", text: label });
    if (how.byKeyboard) focusInput();
  });
}

function lost() {
  ready = false;
  inFlight = null;
  log.typing(false);
  noticeSoon(() => (navigator.onLine ? texts.reconnecting : texts.offline));
}

onMessage((text) => say({ type: "message", text }));
connection.open();
if (matchMedia("(hover: hover)").matches) focusInput();
