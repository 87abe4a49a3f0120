// The conversation as it is seen and heard: lines, choices under the last one, the typing dots, where it is scrolled to.

import { paragraphs } from "./links.js";
import { language, texts } from "./settings.js";

const TYPING_AT_MOST = 20_000;
const NEAR = 80;
const ABOVE = 12;
const WHO = { guest: texts.you, bot: texts.bot, staff: texts.staff, system: "" };
const clockTime = new Intl.DateTimeFormat(language, { hour: "numeric", minute: "2-digit" });
const fullDate = new Intl.DateTimeFormat(language, { weekday: "long", day: "numeric", month: "long" });

export class Log {
  #log = document.getElementById("log");
  #scroller = document.getElementById("scroller");
  #typing = document.getElementById("typing");
  #typingWords = document.getElementById("typing-words");
  #newer = document.getElementById("newer");
  #lines = new Map();
  #typingEnds = null;
  #follows = true;
  #reading = null;
  #setTop = 0;

  constructor() {
    this.#scroller.addEventListener("scroll", () => this.#scrolled());
    this.#newer.addEventListener("click", () => {
      this.toEnd();
      this.#log.focus({ preventScroll: true });
    });
    new ResizeObserver(() => this.#follow()).observe(this.#scroller);
  }

  has(key) {
    return this.#lines.has(key);
  }

  get isEmpty() {
    return this.#lines.size === 0;
  }

  ready() {
    this.#log.removeAttribute("aria-busy");
  }

  // line: {author, text, at, key, language?}. What the history brings goes before what is not sent yet.
  add(line, { beforeUnsent = false } = {}) {
    const element = lineElement(line);
    const next = beforeUnsent ? this.#log.querySelector("[data-state=waiting], [data-state=failed]") : null;
    this.#dayBefore(element, line.at, next);
    this.#log.insertBefore(element, next);
    this.#lines.set(line.key, element);
    if (line.author === "guest") this.#reading = null;
    else this.#reading ??= element;
    this.#follow();
  }

  choices(choices, label, chosen) {
    this.closeChoices();
    if (!choices?.length) return;
    const group = document.createElement("div");
    group.className = "choices";
    group.setAttribute("role", "group");
    group.setAttribute("aria-label", label);
    for (const choice of choices) group.append(choiceButton(choice, chosen));
    this.#log.append(group);
    this.#follow();
  }

  closeChoices() {
    for (const button of this.#log.querySelectorAll(".choices button")) button.disabled = true;
  }

  // state: "waiting", "kept" or "failed" with the reason why
  mark(key, state, why = "", again = null) {
    const element = this.#lines.get(key);
    if (!element) return;
    element.dataset.state = state;
    const note = element.querySelector(".state");
    note.replaceChildren();
    note.setAttribute("aria-hidden", String(state !== "failed"));
    if (state === "waiting") note.append(texts.sending);
    if (state === "failed") note.append(`${texts.not_sent} ${why}`, againButton(again));
    this.#follow();
  }

  moveToEnd(key) {
    this.#log.append(this.#lines.get(key));
    this.toEnd();
  }

  typing(on) {
    clearTimeout(this.#typingEnds);
    this.#typing.classList.toggle("on", on);
    this.#typingWords.textContent = on ? texts.typing : "";
    if (on) this.#typingEnds = setTimeout(() => this.typing(false), TYPING_AT_MOST);
    if (on) this.#follow();
  }

  toEnd() {
    this.#follows = true;
    this.#reading = null;
    this.#follow();
  }

  // To the end, but no further than the first line of the answer that the guest is about to read; not at all if the
  // guest has scrolled up.
  #follow() {
    if (this.#follows) {
      const hidden = this.#reading ? topOf(this.#scroller) - topOf(this.#reading) + ABOVE : 0;
      const end = this.#scroller.scrollHeight - this.#scroller.clientHeight;
      this.#scrollTo(Math.min(end, this.#reading ? this.#scroller.scrollTop - hidden : end));
    }
    this.#newer.hidden = this.#atEnd();
  }

  #scrollTo(top) {
    this.#scroller.scrollTop = top;
    this.#setTop = this.#scroller.scrollTop;
  }

  // Ours or the guest's? What we set is where we set it.
  #scrolled() {
    const atEnd = this.#atEnd();
    if (Math.abs(this.#scroller.scrollTop - this.#setTop) > 1) this.#follows = atEnd;
    this.#newer.hidden = atEnd;
  }

  #atEnd() {
    const { scrollTop, scrollHeight, clientHeight } = this.#scroller;
    return scrollHeight - scrollTop - clientHeight < NEAR;
  }

  #dayBefore(element, at, next) {
    element.dataset.day = new Date(at).toDateString();
    const before = next ? lineBefore(next) : [...this.#lines.values()].at(-1);
    if (before?.dataset.day === element.dataset.day) return;
    const label = document.createElement("p");
    label.className = "day";
    label.textContent = dayOf(at);
    this.#log.insertBefore(label, next);
  }
}

function topOf(element) {
  return element.getBoundingClientRect().top;
}

function lineBefore(element) {
  do element = element.previousElementSibling;
  while (element && !element.classList.contains("line"));
  return element;
}

function lineElement({ author, text, at, language: spoken }) {
  const element = document.createElement("div");
  element.className = `line ${author}`;
  const who = document.createElement("p");
  who.className = author === "staff" ? "who" : "who for-ears";
  who.textContent = WHO[author] ?? "";
  const bubble = document.createElement("div");
  bubble.className = "bubble";
  bubble.dir = "auto";
  if (spoken) bubble.lang = spoken;
  bubble.append(paragraphs(text, { links: author !== "guest" }));
  element.append(who, bubble, meta(at));
  return element;
}

function meta(at) {
  const element = document.createElement("p");
  element.className = "meta";
  const time = document.createElement("time");
  time.dateTime = new Date(at).toISOString();
  time.textContent = clockTime.format(at);
  const state = document.createElement("span");
  state.className = "state";
  element.append(time, state);
  return element;
}

function choiceButton(choice, chosen) {
  const button = document.createElement("button");
  button.type = "button";
  button.dir = "auto";
  button.textContent = choice.label;
  // a click that no pointer made came from the keyboard: its button is about to be disabled, the focus has to go on
  button.addEventListener("click", (event) => chosen(choice, { byKeyboard: event.detail === 0 }));
  return button;
}

function againButton(again) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "again";
  button.textContent = texts.send_again;
  button.addEventListener("click", again);
  return button;
}

function dayOf(at) {
  const midnight = new Date().setHours(0, 0, 0, 0);
  if (at >= midnight) return texts.today;
  if (at >= midnight - 24 * 3600 * 1000) return texts.yesterday;
  return fullDate.format(at);
}
