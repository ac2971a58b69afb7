// The keys of the meeting: arrows to another person, 1 2 3 a level, / the reasons, Ctrl+Enter keeps.
function isTyping(target: EventTarget | null): boolean {
  return target instanceof Element && target.matches("input:not([type=radio]):not([type=checkbox]), textarea, select");
}

function follow(name: string): void {
  document.querySelector<HTMLAnchorElement>(name)?.click();
}

function choose(number: number): void {
  const levels = document.querySelectorAll<HTMLInputElement>("input[name=level]");
  const one = levels[number - 1];
  if (!one) return;
  one.focus();
  one.click();
}

function onKey(event: KeyboardEvent): void {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    document.querySelector<HTMLInputElement>("input[name=level]")?.form?.requestSubmit();
    return;
  }
  if (isTyping(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "ArrowLeft") follow("[data-panel-before]");
  else if (event.key === "ArrowRight") follow("[data-panel-after]");
  else if ("123".includes(event.key)) choose(Number(event.key));
  else if (event.key === "/") document.querySelector<HTMLElement>("[name=reasons]")?.focus();
  else return;
  event.preventDefault();
}

export function watchPanel(): void {
  if (document.querySelector("[data-panel]")) document.addEventListener("keydown", onKey);
}
