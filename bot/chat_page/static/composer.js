// Where the guest types: Enter sends, Shift+Enter makes a new line, the box grows with the text.

import { maxText, texts } from "./settings.js";

const form = document.getElementById("composer");
const input = document.getElementById("input");
const complaint = document.getElementById("complaint");

export function onMessage(say) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    submit(say);
  });
  input.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.shiftKey && !composes(event)) {
      event.preventDefault();
      submit(say);
    }
  });
  input.addEventListener("input", () => {
    complaint.textContent = "";
    grow();
  });
  // the button must not take the focus from the text: a phone would put its keyboard away
  document.getElementById("send").addEventListener("pointerdown", (event) => event.preventDefault());
}

export function focusInput() {
  input.focus({ preventScroll: true });
}

export function complain(text) {
  complaint.textContent = text;
}

function submit(say) {
  const text = input.value.trim();
  if (!text) return focusInput();
  if ([...text].length > maxText) return complain(texts.too_long);
  input.value = "";
  complaint.textContent = "";
  grow();
  focusInput();
  say(text);
}

// Enter that takes a candidate of an input method (Vietnamese, Chinese, Japanese, Korean …) is not meant for us.
// Safari ends the composition before that keydown; its code 229 still says so.
function composes(event) {
  return event.isComposing || event.keyCode === 229;
}

function grow() {
  input.style.height = "auto";
  input.style.height = `${input.scrollHeight + input.offsetHeight - input.clientHeight}px`;
}
