// Text -> nodes. Addresses become links; everything else stays text, so that nothing said here is ever markup.

const LINKABLE = /https?:\/\/[^\s<>"]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|\+\d(?:[ .()-]{0,2}\d){7,14}(?!\d)/giu;
const TRAILING = /[.,;:!?'"»”’)\]}…。，、！？）]+$/u;

export function paragraphs(text, { links }) {
  const nodes = document.createDocumentFragment();
  for (const part of text.split(/\n{2,}/)) {
    const paragraph = document.createElement("p");
    paragraph.append(links ? linked(part) : part);
    nodes.append(paragraph);
  }
  return nodes;
}

function linked(text) {
  const nodes = document.createDocumentFragment();
  let end = 0;
  for (const match of text.matchAll(LINKABLE)) {
    const shown = trimmed(match[0]);
    const link = anchor(shown);
    if (!link) continue;
    nodes.append(text.slice(end, match.index), link);
    end = match.index + shown.length;
  }
  nodes.append(text.slice(end));
  return nodes;
}

// A full stop after an address ends the sentence, a closing bracket belongs to it only if it was opened inside.
function trimmed(address) {
  const cut = address.replace(TRAILING, "");
  return cut.includes("(") && address[cut.length] === ")" ? cut + ")" : cut;
}

function anchor(shown) {
  const href = hrefOf(shown);
  if (!href) return null;
  const link = document.createElement("a");
  link.href = href;
  link.textContent = shown;
  if (href.startsWith("http")) {
    link.target = "_blank";
    link.rel = "noopener noreferrer nofollow";
  }
  return link;
}

function hrefOf(shown) {
  if (shown.startsWith("+")) return "tel:" + shown.replace(/[^+\d]/g, "");
  if (!/^https?:/i.test(shown)) return "mailto:" + shown;
  try {
    return new URL(shown).href;
  } catch {
    return null;
  }
}
