// The conversation as it is seen and heard: lines, choices under the last one, the typing dots, where it is scrolled to.

import { paragraphs } from "./links.js";
import { language, texts } from "./settings.js";

const TYPING_AT_MOST = 20_000;
const NEAR = 80;
const WHO = { guest: texts.you, bot: texts.bot, staff: texts.staff, system: "" };
const clockTime = new Intl.DateTimeFormat(language, { hour: "2-digit", minute: "2-digit" });
const fullDate = new Intl.DateTimeFormat(language, { weekday: "long", day: "numeric", month: "long" });

export class Log {
  #log = document.getElementById("log");
  #scroller = document.getElementById("scroller");
  #typing = document.getElementById("typing");
  #typingWords = document.getElementById("typing-words");
  #newer = document.getElementById("newer");
  #lines = new Map();
  #typingEnds = null;
  #staysAtEnd = true;

  constructor() {
    this.#scroller.addEventListener("scroll", () => {
      if (this.#atEnd()) this.#newer.hidden = true;
    });
    this.#newer.addEventListener("click", () => this.toEnd());
    new ResizeObserver(() => this.#staysAtEnd && this.toEnd()).observe(this.#scroller);
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
    const wasAtEnd = this.#atEnd();
    const element = lineElement(line);
    const next = beforeUnsent ? this.#log.querySelector("[data-state=waiting], [data-state=failed]") : null;
    this.#dayBefore(element, line.at, next);
    this.#log.insertBefore(element, next);
    this.#lines.set(line.key, element);
    this.#follow(wasAtEnd || line.author === "guest");
  }

  choices(choices, label, chosen) {
    this.closeChoices();
    if (!choices?.length) return;
    const wasAtEnd = this.#atEnd();
    const group = document.createElement("div");
    group.className = "choices";
    group.setAttribute("role", "group");
    group.setAttribute("aria-label", label);
    for (const choice of choices) group.append(choiceButton(choice, chosen));
    this.#log.append(group);
    this.#follow(wasAtEnd);
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
    note.toggleAttribute("aria-hidden", state !== "failed");
    if (state === "waiting") note.append(texts.sending);
    if (state === "failed") note.append(`${texts.not_sent} ${why} `, againButton(again));
    this.#follow(this.#staysAtEnd);
  }

  moveToEnd(key) {
    this.#log.append(this.#lines.get(key));
    this.toEnd();
  }

  typing(on) {
    clearTimeout(this.#typingEnds);
    const wasAtEnd = this.#atEnd();
    this.#typing.classList.toggle("on", on);
    this.#typingWords.textContent = on ? texts.typing : "";
    if (on) this.#typingEnds = setTimeout(() => this.typing(false), TYPING_AT_MOST);
    this.#follow(wasAtEnd);
  }

  toEnd() {
    this.#scroller.scrollTop = this.#scroller.scrollHeight;
    this.#newer.hidden = true;
    this.#staysAtEnd = true;
  }

  #follow(follow) {
    if (follow) this.toEnd();
    else this.#newer.hidden = false;
  }

  #atEnd() {
    const { scrollTop, scrollHeight, clientHeight } = this.#scroller;
    this.#staysAtEnd = scrollHeight - scrollTop - clientHeight < NEAR;
    return this.#staysAtEnd;
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
