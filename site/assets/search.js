// Search in the documentation, in the browser: the index is fetched when the search is first opened.

const LIMIT = 12;
const fold = (text) => text.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "");

/** How well an entry fits: every word must be in it; names count more than text, beginnings more than middles. */
function score(entry, words) {
  let sum = 0;
  for (const word of words) {
    let best = 0;
    for (const [field, weight] of [[entry.heading, 12], [entry.title, 8], [entry.text, 2]]) {
      const place = field.indexOf(word);
      if (place < 0) continue;
      const isStart = place === 0 || !/[\p{L}\p{N}_]/u.test(field[place - 1]);
      best = Math.max(best, weight * (field === word ? 3 : isStart ? 2 : 1));
    }
    if (!best) return 0;
    sum += best;
  }
  return sum;
}

/** Text with the words that were asked for marked, as nodes: nothing is ever parsed as HTML. */
function marked(text, words) {
  const lower = text.toLowerCase();
  const parts = [];
  let place = 0;
  while (place < text.length) {
    const found = words.map((word) => [lower.indexOf(word, place), word.length]).filter(([at]) => at >= 0).sort((a, b) => a[0] - b[0])[0];
    if (!found) break;
    parts.push(text.slice(place, found[0]));
    const mark = document.createElement("mark");
    mark.textContent = text.slice(found[0], found[0] + found[1]);
    parts.push(mark);
    place = found[0] + found[1];
  }
  parts.push(text.slice(place));
  return parts;
}

/** The part of a text around the first word. */
function around(text, words) {
  const places = words.map((word) => text.toLowerCase().indexOf(word)).filter((place) => place >= 0);
  const start = Math.max(0, Math.min(...places, text.length) - 40);
  return start > 0 && places.length ? `…${text.slice(text.indexOf(" ", start) + 1, start + 150)}` : text.slice(0, 120);
}

class Search {
  #entries;
  #found = [];
  #place = 0;

  constructor() {
    this.box = document.createElement("dialog");
    this.box.className = "search-box";
    this.box.setAttribute("aria-label", "Search the documentation");
    this.input = Object.assign(document.createElement("input"), { type: "search", placeholder: "Search the docs", autocomplete: "off", spellcheck: false });
    for (const [name, value] of Object.entries({ role: "combobox", "aria-expanded": "false", "aria-controls": "search-results", "aria-autocomplete": "list", "aria-label": "Search the documentation" })) this.input.setAttribute(name, value);
    this.list = Object.assign(document.createElement("div"), { id: "search-results" });
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", "Results");
    this.list.hidden = true;
    this.said = document.createElement("p");
    this.said.setAttribute("role", "status");
    this.box.append(this.input, this.list, this.said);
    document.body.append(this.box);
    this.input.addEventListener("input", () => this.#search());
    this.input.addEventListener("keydown", (event) => this.#key(event));
    this.box.addEventListener("click", (event) => { if (event.target === this.box || event.target.closest("a")) this.box.close(); });
  }

  async open() {
    if (this.box.open) return;
    this.box.showModal();
    this.input.select();
    this.#say();
    if (this.#entries) return;
    try {
      const rows = await (await fetch("/docs/search.json")).json();
      this.#entries = rows.map(([title, heading, path, text]) => ({ shown: { title, heading, text }, path, title: fold(title), heading: fold(heading), text: fold(text) }));
      this.#search();
    } catch {
      this.said.textContent = "The index could not be loaded. Close the search and open it again.";
    }
  }

  #search() {
    const words = fold(this.input.value).split(/\s+/).filter(Boolean).slice(0, 8);
    this.#found = words.length && this.#entries
      ? this.#entries.map((entry) => [score(entry, words), entry]).filter(([points]) => points > 0).sort((a, b) => b[0] - a[0]).slice(0, LIMIT).map(([, entry]) => entry)
      : [];
    this.list.replaceChildren(...this.#found.map((entry, place) => this.#option(entry, place, words)));
    this.list.hidden = !this.#found.length;
    this.input.setAttribute("aria-expanded", String(this.#found.length > 0));
    this.#select(0);
    this.#say(words.length);
  }

  #option(entry, place, words) {
    const link = Object.assign(document.createElement("a"), { href: entry.path, id: `search-${place}`, tabIndex: -1 });
    link.setAttribute("role", "option");
    const name = document.createElement("b");
    name.append(...marked(entry.shown.heading || entry.shown.title, words));
    const more = document.createElement("span");
    if (entry.shown.heading) more.append(`${entry.shown.title}: `);
    more.append(...marked(around(entry.shown.text, words), words));
    link.append(name, more);
    return link;
  }

  #select(place) {
    this.#place = place;
    [...this.list.children].forEach((option, other) => option.setAttribute("aria-selected", String(other === place)));
    const chosen = this.list.children[place];
    if (chosen) this.input.setAttribute("aria-activedescendant", chosen.id);
    else this.input.removeAttribute("aria-activedescendant");
    chosen?.scrollIntoView({ block: "nearest" });
  }

  #key(event) {
    const count = this.#found.length;
    if (event.isComposing || !count) return;
    if (event.key === "ArrowDown") this.#select((this.#place + 1) % count);
    else if (event.key === "ArrowUp") this.#select((this.#place + count - 1) % count);
    else if (event.key === "Enter") this.list.children[this.#place].click();
    else return;
    event.preventDefault();
  }

  #say(asked) {
    const count = this.#found.length;
    if (!asked) this.said.textContent = "Arrows choose, Enter opens, Escape closes.";
    else this.said.textContent = count === 0 ? "Nothing found. Try fewer or shorter words." : count === 1 ? "1 result" : `${count} results`;
  }
}

/** Shows the button and listens for "/" anywhere but in a field. */
export function startSearch(button) {
  let search;
  const open = () => { search ??= new Search(); search.open(); };
  button.hidden = false;
  button.addEventListener("click", open);
  addEventListener("keydown", (event) => {
    const isField = event.target.closest?.("input, textarea, select, [contenteditable]");
    if (event.key !== "/" || isField || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    open();
  });
}
