// The quiet line under the header: offline, connecting again, cookies needed. Read out when it changes.

const element = document.getElementById("notice");
const SOON = 1500;
const BRIEFLY = 3000;
let due = null;

export function notice(text) {
  clearTimeout(due);
  due = null;
  element.textContent = text;
  element.classList.toggle("shown", text !== "");
}

// Only if nothing else happens meanwhile: a line that is back at once is not worth a word.
export function noticeSoon(textOf) {
  due ??= setTimeout(() => notice(textOf()), SOON);
}

// Ends whatever was said; `text` is shown for a moment if something was.
export function noticeOver(text) {
  const wasShown = element.textContent !== "";
  notice(wasShown ? text : "");
  if (wasShown) due = setTimeout(() => notice(""), BRIEFLY);
}
