// Light or dark: the system's choice until the reader makes one. In the head, so that no page flashes.
(() => {
  const kept = () => { try { return localStorage.getItem("theme"); } catch { return null; } };
  const keep = (theme) => { try { localStorage.setItem("theme", theme); } catch { /* private windows may refuse */ } };
  const system = matchMedia("(prefers-color-scheme: dark)");
  const current = () => kept() ?? (system.matches ? "dark" : "light");
  const root = document.documentElement;
  if (kept()) root.dataset.theme = kept();
  addEventListener("DOMContentLoaded", () => {
    const button = document.querySelector("[data-theme-button]");
    if (!button) return;
    const show = () => button.setAttribute("aria-pressed", String(current() === "dark"));
    button.hidden = false;
    button.addEventListener("click", () => {
      keep(current() === "dark" ? "light" : "dark");
      root.dataset.theme = kept() ?? "light";
      show();
    });
    system.addEventListener("change", show);
    show();
  });
})();
