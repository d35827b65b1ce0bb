// Copying. The clipboard API is there on HTTPS and localhost only; selecting and copying works everywhere.

const SHOWN_FOR = 2000;

/** Copies the text of an element and says so on the button; `told` hears it too. */
export function onCopy(button, source, told = () => {}) {
  const label = button.textContent;
  let timer = 0;
  button.addEventListener("click", async () => {
    const isDone = await copied(source());
    button.textContent = isDone ? "Copied" : "Select and copy by hand";
    told(isDone ? "Copied." : "Copying was refused: select the text and copy it by hand.");
    clearTimeout(timer);
    timer = setTimeout(() => { button.textContent = label; }, SHOWN_FOR);
  });
}

async function copied(node) {
  try {
    await navigator.clipboard.writeText(node.textContent);
    return true;
  } catch {
    getSelection().selectAllChildren(node);
    return document.execCommand("copy");
  }
}
