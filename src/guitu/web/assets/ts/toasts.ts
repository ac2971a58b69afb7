// Toasts go when closed, or after a while where they carry nothing to do. Reveals end after 30 s.
const STAY = 8000;

function arm(line: HTMLElement): void {
  if (line.dataset.armed) return;
  line.dataset.armed = "1";
  line.querySelector("[data-dismiss]")?.addEventListener("click", () => line.remove());
  if (!line.querySelector("form")) window.setTimeout(() => line.remove(), STAY);
}

function armAll(): void {
  document.querySelectorAll<HTMLElement>(".toast-line").forEach(arm);
  document.querySelectorAll<HTMLElement>("[data-hide-after]").forEach(hideLater);
}

function hideLater(value: HTMLElement): void {
  if (value.dataset.armed) return;
  value.dataset.armed = "1";
  const seconds = Number(value.dataset.hideAfter);
  window.setTimeout(() => {
    const shown = value.querySelector(".masked-value");
    if (shown) shown.textContent = value.dataset.masked ?? "";
    value.querySelector(".masked-note")?.remove();
  }, seconds * 1000);
}

export function watchToasts(): void {
  armAll();
  document.addEventListener("htmx:after:swap", armAll);
}
