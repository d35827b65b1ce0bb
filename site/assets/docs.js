// What scripts add to a page of the documentation. Without them it is whole: every tab is shown, one below the other.

import { startSearch } from "/assets/search.js";

const text = document.querySelector(".docs-text");
const kept = (name) => { try { return localStorage.getItem(name); } catch { return null; } };
const keep = (name, value) => { try { localStorage.setItem(name, value); } catch { /* private windows may refuse */ } };

/** Samples name the host that the reader is at. */
function showOwnOrigin() {
  const written = text.dataset.origin;
  if (!written || written === location.origin) return;
  const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (node.data.includes(written) && node.parentElement.closest("code")) node.data = node.data.replaceAll(written, location.origin);
  }
}

/** Copies by the clipboard where the page may use it, else (plain HTTP) by a selection. */
async function copy(code) {
  if (navigator.clipboard) return navigator.clipboard.writeText(code.textContent);
  const range = document.createRange();
  range.selectNodeContents(code);
  const selection = getSelection();
  selection.removeAllRanges();
  selection.addRange(range);
  if (!document.execCommand("copy")) throw new Error("copying is not allowed");
  selection.removeAllRanges();
}

function addCopyButtons() {
  const said = document.createElement("p");
  said.className = "hidden-text";
  said.setAttribute("role", "status");
  text.append(said);
  for (const sample of text.querySelectorAll(".sample")) {
    const caption = sample.querySelector("figcaption") ?? sample.insertBefore(document.createElement("figcaption"), sample.firstChild);
    const button = document.createElement("button");
    button.type = "button";
    button.className = "plain copy";
    button.textContent = "Copy";
    button.addEventListener("click", async () => {
      try {
        await copy(sample.querySelector("code"));
        button.textContent = "Copied";
        said.textContent = "Copied to the clipboard";
      } catch {
        button.textContent = "Press Ctrl+C";
        getSelection().selectAllChildren(sample.querySelector("code"));
      }
      setTimeout(() => { button.textContent = "Copy"; said.textContent = ""; }, 2000);
    });
    caption.append(button);
  }
}

/** A group of samples becomes tabs; a choice holds for every group that has it, and for the next page. */
function startTabs() {
  const groups = [...text.querySelectorAll(".tabs")].map((element, number) => tabs(element, number));
  const choose = (name, source) => {
    const before = source?.getBoundingClientRect().top;
    for (const group of groups) group(name);
    // Other groups above may have grown or shrunk: the one that was clicked stays where it is.
    if (source) scrollBy({ top: source.getBoundingClientRect().top - before, behavior: "instant" });
  };
  text.addEventListener("docs-tab", (event) => {
    keep("docs-tab", event.detail);
    choose(event.detail, event.target);
  });
  const wanted = kept("docs-tab");
  if (wanted) choose(wanted);
}

function tabs(element, number) {
  const panels = [...element.querySelectorAll(".sample")];
  const list = document.createElement("div");
  list.setAttribute("role", "tablist");
  list.setAttribute("aria-label", "Language");
  const buttons = panels.map((panel, place) => {
    const button = document.createElement("button");
    button.type = "button";
    button.id = `tab-${number}-${place}`;
    button.textContent = panel.dataset.tab;
    button.setAttribute("role", "tab");
    button.setAttribute("aria-controls", `panel-${number}-${place}`);
    panel.id = `panel-${number}-${place}`;
    panel.setAttribute("role", "tabpanel");
    panel.setAttribute("aria-labelledby", button.id);
    list.append(button);
    return button;
  });
  const show = (place) => panels.forEach((panel, other) => {
    panel.hidden = other !== place;
    buttons[other].setAttribute("aria-selected", String(other === place));
    buttons[other].tabIndex = other === place ? 0 : -1;
  });
  const announce = (place) => element.dispatchEvent(new CustomEvent("docs-tab", { bubbles: true, detail: panels[place].dataset.tab }));
  list.addEventListener("click", (event) => { if (buttons.includes(event.target)) announce(buttons.indexOf(event.target)); });
  list.addEventListener("keydown", (event) => {
    const now = buttons.indexOf(document.activeElement);
    const place = { ArrowRight: (now + 1) % buttons.length, ArrowLeft: (now + buttons.length - 1) % buttons.length, Home: 0, End: buttons.length - 1 }[event.key];
    if (now < 0 || place === undefined) return;
    event.preventDefault();
    announce(place);
    buttons[place].focus();
  });
  element.prepend(list);
  element.classList.add("is-ready");
  show(0);
  return (name) => {
    const place = panels.findIndex((panel) => panel.dataset.tab === name);
    if (place >= 0) show(place);
  };
}

/** What is wider than its frame can be scrolled by keyboard. */
function reachScrollers() {
  const judge = (box) => {
    if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
    else box.removeAttribute("tabindex");
  };
  const sizes = new ResizeObserver((entries) => entries.forEach((entry) => judge(entry.target)));
  for (const box of text.querySelectorAll("pre, .scroll")) {
    judge(box);
    sizes.observe(box);
  }
}

/** The in-page index shows where the reader is. */
function followHeadings() {
  const links = new Map([...document.querySelectorAll(".docs-contents a")].map((link) => [link.hash.slice(1), link]));
  if (!links.size) return;
  const headings = [...text.querySelectorAll("h2, h3")].filter((heading) => links.has(heading.id));
  const mark = () => {
    const line = scrollY + innerHeight * 0.25;
    const isEnd = scrollY + innerHeight >= document.documentElement.scrollHeight - 2;
    const passed = headings.filter((heading) => isEnd || heading.offsetTop <= line);
    const current = passed.at(-1)?.id;
    for (const [id, link] of links) {
      if (id !== current) link.removeAttribute("aria-current");
      else if (!link.hasAttribute("aria-current")) {
        link.setAttribute("aria-current", "true");
        link.scrollIntoView({ block: "nearest", behavior: "instant" });
      }
    }
  };
  new IntersectionObserver(mark, { rootMargin: "0px 0px -75% 0px" }).observe(text);
  addEventListener("scroll", () => requestAnimationFrame(mark), { passive: true });
  mark();
}

/** Browsers that cannot show a closed `details` by style get it open where there is room. */
function openIndex() {
  const index = document.querySelector(".docs-pages");
  if (index && !CSS.supports("selector(::details-content)") && matchMedia("(min-width: 56.001rem)").matches) {
    index.open = true;
  }
}

showOwnOrigin();
addCopyButtons();
startTabs();
reachScrollers();
openIndex();
followHeadings();
const searchButton = document.querySelector("[data-search-open]");
if (searchButton) startSearch(searchButton);
