// Every visible text with its contrast to what is behind it (WCAG 2.2, success criterion 1.4.3).
() => {
  const channels = (color) => {
    const [r, g, b, a = 1] = color.match(/[\d.]+/g).map(Number);
    return { r, g, b, a };
  };
  const luminance = ({ r, g, b }) => {
    const [R, G, B] = [r, g, b].map((c) => (c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * R + 0.7152 * G + 0.0722 * B;
  };
  const behind = (element) => {
    for (let e = element; e; e = e.parentElement) {
      const color = channels(getComputedStyle(e).backgroundColor);
      if (color.a === 1) return color;
    }
    return { r: 255, g: 255, b: 255 };
  };
  const found = [];
  const look = (element, text, color) => {
    const [light, dark] = [luminance(channels(color)), luminance(behind(element))].sort((a, b) => b - a);
    found.push({ text, contrast: (light + 0.05) / (dark + 0.05) });
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    const text = walker.currentNode.data.trim();
    if (text && element.checkVisibility() && !element.closest(".for-ears, script, noscript")) {
      look(element, text, getComputedStyle(element).color);
    }
  }
  const input = document.querySelector("textarea");
  if (input) look(input, input.placeholder, getComputedStyle(input, "::placeholder").color);
  return found;
};
