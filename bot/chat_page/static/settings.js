// What the server wrote into the page: its texts in the guest's language, and where the socket is.

const settings = JSON.parse(document.getElementById("settings").textContent);

export const texts = settings.texts;
export const language = settings.language;
export const maxText = settings.maxText;

export function socketUrl() {
  const url = new URL(settings.socket, document.baseURI);
  url.protocol = url.protocol === "https:" ? "wss:" : "ws:";
  return url.href;
}
