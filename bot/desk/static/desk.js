// An open desk stays true: told by the server that something changed, it reads its own page again and swaps the parts
// that differ. What somebody is typing in, or has unfolded, is left alone until they are done.

const { events, liveOn, liveOff, news } = document.body.dataset;
const connection = document.getElementById("connection");
const ears = document.getElementById("news");
const scroller = document.getElementById("scroller");
const EVERY = 30_000;
let reading = false;
let again = false;

function atEnd() {
  return !scroller || scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < 80;
}

function toEnd() {
  if (scroller) scroller.scrollTop = scroller.scrollHeight;
}

function inUse(part) {
  const active = document.activeElement;
  const typing = part.contains(active) && active.matches("input, textarea, select");
  return typing || part.querySelector("details[open]") !== null;
}

// The tokens of a press are new in every copy of the page; they are no news.
function looks(part) {
  const copy = part.cloneNode(true);
  for (const input of copy.querySelectorAll('input[name="press"]')) input.remove();
  return copy.innerHTML;
}

function swap(part, fresh) {
  if (!fresh || looks(part) === looks(fresh) || inUse(part)) return false;
  const active = document.activeElement;
  const held = part.contains(active) ? [...part.querySelectorAll("a, button, summary")].indexOf(active) : -1;
  const link = held >= 0 ? active.getAttribute("href") : null;
  part.replaceChildren(...fresh.childNodes);
  if (held >= 0) {
    const all = [...part.querySelectorAll("a, button, summary")];
    (all.find((one) => link && one.getAttribute("href") === link) ?? all[held] ?? all.at(-1))?.focus();
  }
  return true;
}

async function read() {
  if (reading) {
    again = true;
    return;
  }
  reading = true;
  try {
    const answer = await fetch(location.href, { headers: { "X-Desk-Live": "1" }, cache: "no-store" });
    if (answer.status === 401) {
      location.assign("/desk/sign-in");
      return;
    }
    if (!answer.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const wasAtEnd = atEnd();
    const lines = document.querySelectorAll(".line.guest, #waiting li").length;
    for (const part of document.querySelectorAll("[data-live]")) swap(part, page.getElementById(part.id));
    if (wasAtEnd) toEnd();
    if (document.querySelectorAll(".line.guest, #waiting li").length > lines) {
      ears.textContent = "";
      requestAnimationFrame(() => (ears.textContent = news));
    }
  } catch {
    // The line is down: the stream says so, and reads anew when it is back.
  } finally {
    reading = false;
    if (again) {
      again = false;
      read();
    }
  }
}

function mine(change) {
  const here = location.pathname.match(/^\/desk\/talk\/(\d+)$/);
  return !here || change.what !== "conversation" || String(change.id) === here[1];
}

function watch() {
  const stream = new EventSource(events);
  stream.onopen = () => {
    connection.textContent = liveOn;
    connection.classList.remove("off");
  };
  stream.onmessage = (message) => {
    if (mine(JSON.parse(message.data))) read();
  };
  stream.onerror = () => {
    connection.textContent = liveOff;
    connection.classList.add("off");
    if (stream.readyState === EventSource.CLOSED) {
      stream.close();
      read();
      setTimeout(watch, 3000);
    }
  };
  addEventListener("pagehide", () => stream.close());
  addEventListener("pageshow", (shown) => shown.persisted && location.reload());
}

// A second press while the first is under way changes nothing; the server would also know it for the same.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.dataset.sent) event.preventDefault();
  if (form.method === "post") form.dataset.sent = "yes";
});

document.getElementById("answer")?.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && !event.isComposing) {
    event.preventDefault();
    event.target.form.requestSubmit();
  }
});

toEnd();
document.getElementById("alert")?.scrollIntoView({ block: "center" });
watch();
setInterval(read, EVERY);
