// <details class="fold"> as a small menu: closes on Escape, on a click elsewhere, when focus leaves.
function close(fold: HTMLDetailsElement, refocus: boolean): void {
  fold.open = false;
  if (refocus) fold.querySelector("summary")?.focus();
}

function openFolds(): HTMLDetailsElement[] {
  return [...document.querySelectorAll<HTMLDetailsElement>("details.fold[open]")];
}

export function watchFolds(): void {
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") openFolds().forEach((fold) => close(fold, true));
  });
  document.addEventListener("click", (event) => {
    const target = event.target as Node;
    openFolds().filter((fold) => !fold.contains(target)).forEach((fold) => close(fold, false));
  });
  document.addEventListener("focusin", (event) => {
    const target = event.target as Node;
    openFolds().filter((fold) => !fold.contains(target)).forEach((fold) => close(fold, false));
  });
}
